name = "yaml_cpp"

version = "0.7.0"

authors = ["jbeder"]

@early()
def build_requires():
    # an old compiler needs the newer one from the toolset
    from subprocess import check_output
    found = check_output(["gcc", "-dumpversion"]).decode().strip()
    if int(found.split(".")[0]) < 9:
        return ["cmake-3.15+<4", "devtoolset-9"]
    return ["cmake-3.15+<4"]

@early()
def variants():
    return [["platform-linux", "arch-x86_64"]]

uuid = "recipes.yaml_cpp"

def commands():
    env.YAMLCPP_ROOT = "{root}"
    env.LD_LIBRARY_PATH.append("{root}/lib")
