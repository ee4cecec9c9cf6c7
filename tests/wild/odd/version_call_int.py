name = "shot_builder"
__version_info__ = (2, 0, 3)
version = ".".join(map(str, __version_info__))
requires = ["python-3"]
build_command = "python {root}/build.py {install}"
def commands():
    env.PYTHONPATH.append("{root}/python")
