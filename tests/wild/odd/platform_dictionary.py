import platform
name = "by_platform"
version = "1"
_platforms = {"Linux": "linux", "Darwin": "osx", "Windows": "windows"}
variants = [["platform-" + _platforms[platform.system()]]]
tools = {"Linux": ["run"], "Windows": ["run.exe"]}.get(platform.system(), [])
