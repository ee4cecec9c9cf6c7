import platform
name = "uname"
version = "1"
_node = platform.uname().node
_arch = platform.architecture()[0]
