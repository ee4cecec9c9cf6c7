name = "farm_client"
version = "7"
_port = 4433
_timeout = 2.5
_retries = -1
_flags = 0x1F | 0b100
_hosts = ("a.farm", "b.farm")
requires = ["python-3"]
build_command = False
def commands():
    env.FARM_PORT = str(this._port)
