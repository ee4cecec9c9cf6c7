__author__ = "pipeline"
__version__ = "2.1.0"
name = "dunder"
version = __version__
authors = [__author__]
