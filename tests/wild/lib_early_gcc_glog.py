name = "glog"
version = "0.5.0"
description = "Logging for C++"
authors = ["Google"]

@early()
def build_requires():
    from subprocess import check_output
    requirements = ["cmake-3.16+<4"]
    compiler = check_output("gcc -dumpversion", shell=True).decode().strip()
    if compiler < "9":
        requirements.append("devtoolset-9")
    return requirements

@early()
def variants():
    return [["platform-linux"]]

uuid = "repository.glog"

def commands():
    env.GLOG_ROOT = "{root}"
