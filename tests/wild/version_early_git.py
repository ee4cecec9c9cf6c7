name = "studio_hooks"

@early()
def version():
    import subprocess
    try:
        return subprocess.check_output(["git", "describe", "--tags", "--always"], universal_newlines=True).strip()
    except Exception:
        return "0.0.0"

requires = ["python"]
build_command = False
def commands():
    env.HOOKS = "{root}"
