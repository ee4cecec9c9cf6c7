import os
name = "popen"
version = os.popen("echo 1.2").read().strip()
