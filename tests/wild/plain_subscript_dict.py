name = "maya_usd"
_builds = {"2022": "0.15.0", "2023": "0.18.0"}
version = _builds["2023"]
requires = ["usd-22"]
variants = [["maya-2023"]]
authors = ["Autodesk and others"]
plugin_for = ["maya"]
def commands():
    env.MAYA_MODULE_PATH.append("{root}")
    env.MAYAUSD_VERSION = this._builds["2023"]
