name = "deadline_client"
_major, _minor = 10, 2
_service_pack = "0.9"
@early()
def version():
    return "{}.{}.{}".format(this._major, this._minor, this._service_pack)
authors = ["Thinkbox"]
tools = ["deadlinecommand", "deadlinelauncher"]
def commands():
    env.PATH.append("/opt/Thinkbox/Deadline{version.major}/bin")
