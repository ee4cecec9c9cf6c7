import os
name = "process"
version = "1"
_pid = os.getpid()
