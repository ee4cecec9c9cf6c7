from getpass import getuser
name = "local_tools"
version = "0.1." + getuser()
authors = [getuser()]
