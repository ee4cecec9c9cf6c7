late = globals()["late"]
name = "maya_app"
version = "2022.4.1"
build_command = "python -m rezutil build {root}"
private_build_requires = ["rezutil-1"]
_data = {
    # allows launchers to show the package
    "label": "Autodesk Maya",
    "color": "#251",
    "icons": {
        "32x32": "{root}/resources/icon_{width}x{height}.png",
        "64x64": "{root}/resources/icon_{width}x{height}.png"
    }
}
_bins = ["maya", "mayapy", "render"]

@late()
def tools():
    return list(this._bins)

def commands():
    import os
    global env
    env["PATH"].prepend("{root}/bin")
    env["MAYA_VERSION"] = "{version.major}"
