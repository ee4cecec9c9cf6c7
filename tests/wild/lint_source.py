from rez.utils.lint_helper import env, source, command, info
name = "sourcer"
version = "1"
requires = ["bash"]
def commands():
    source("{root}/setup.sh")
    command("echo hi")
    info("done")
