try:
    from studio_build_tools import version as _v
except ImportError:
    _v = "0"
name = "maybe_site"
version = "1." + _v
