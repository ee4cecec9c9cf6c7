name = "openexr"
__version__ = "3.1.5"
version = __version__ + "-studio.2"

_major, _minor, _patch = __version__.split(".")

description = "OpenEXR %s.%s" % (_major, _minor)

requires = ["imath-%s.%s" % (_major, _minor), "zlib"]

tools = [
    "exrheader",
    "exrmaketiled",
    "exrinfo",
]

def commands():
    env.LD_LIBRARY_PATH.append("{root}/lib")
    env.OPENEXR_ROOT = "{root}"
