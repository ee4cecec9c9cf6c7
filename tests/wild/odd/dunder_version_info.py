__version_info__ = (1, 2, 3)
name = "dunder_info"
version = "%d.%d.%d" % __version_info__
