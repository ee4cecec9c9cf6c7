name = "conda_env"
version = "4.12"
description = """Puts a conda environment
on the path"""
_prefix = "/opt/conda/envs"
_envs = ("py37", "py39")
variants = [["python-3.7"], ["python-3.9"]]
def commands():
    prefix = "/opt/conda/envs/py%d%d" % (resolve.python.version.major, resolve.python.version.minor)
    env.CONDA_PREFIX = prefix
    env.PATH.prepend(prefix + "/bin")
