name = "imagemagick"
version = "7.1.0"
description = "Converts images"
authors = ["ImageMagick Studio"]
build_requires = ["gcc-9"]
private_build_requires = ["make", "pkg_config"]
variants = [["platform-linux"]]
_bins = ["convert", "identify", "mogrify"]
tools = _bins + ["magick"]
uuid = "repository.imagemagick"
def commands():
    env.PATH.append("{root}/bin")
    for name in this._bins:
        alias(name, "magick " + name)
