import subprocess
name = "from_git"
version = subprocess.check_output(["git", "describe", "--tags"]).decode().strip()
