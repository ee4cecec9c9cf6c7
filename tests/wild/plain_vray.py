name = "vray_maya"
version = "5.20.02"
authors = ["Chaos"]
requires = ["maya"]
variants = [["maya-2022"], ["maya-2023"]]
description = "V-Ray"
def commands():
    import os
    maya_version = os.environ.get("REZ_MAYA_MAJOR_VERSION")
    vray_root = "{root}/maya_vray"
    env["VRAY_FOR_MAYA%s_MAIN" % maya_version] = vray_root
    env["VRAY_FOR_MAYA%s_PLUGINS" % maya_version].append(vray_root + "/vrayplugins")
    env.MAYA_PLUG_IN_PATH.append(vray_root + "/plug-ins")
    env.VRAY_AUTH_CLIENT_FILE_PATH = "/mnt/licenses/vray"
    for sub in ("icons", "icons/shelf"):
        env.XBMLANGPATH.append("{0}/{1}/%B".format(vray_root, sub))
