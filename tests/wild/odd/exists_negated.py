import os
name = "offline"
version = "1"
_offline = not os.path.exists("/mnt/network")
_both = os.path.exists("/a") and os.path.exists("/b")
_flags = {"offline": os.path.isdir("/mnt/none"), "known": True}
requires = ["python"]
