name = "early_git"
@early()
def version():
    import subprocess
    return subprocess.check_output("git describe", shell=True)
