import socket
name = "host"
version = "1"
_host = socket.gethostname()
