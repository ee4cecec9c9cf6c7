name = "redshift"
version = "3.5.09"
authors = ["Maxon"]
requires = []
variants = [["maya-2022"], ["maya-2023"], ["houdini-19.5"]]
def commands():
    env.REDSHIFT_COREDATAPATH = "{root}/redshift"
    env.REDSHIFT_LICENSEPATH = "/mnt/licenses/redshift"
    env.LD_LIBRARY_PATH.prepend("$REDSHIFT_COREDATAPATH/bin")
    if "maya" in resolve:
        year = str(resolve.maya.version.major)
        env.MAYA_PLUG_IN_PATH.append("$REDSHIFT_COREDATAPATH/redshift4maya/" + year)
        env.MAYA_SCRIPT_PATH.append("$REDSHIFT_COREDATAPATH/redshift4maya/common/scripts")
    elif "houdini" in resolve:
        env.HOUDINI_PATH.append("$REDSHIFT_COREDATAPATH/redshift4houdini/" + str(resolve.houdini.version))
