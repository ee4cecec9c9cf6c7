name = "materialx"
version = "1.38.4"
description = "Look-development interchange"
build_requires = ["cmake-3.18+"]
variants = [["python-3.9"], ["python-3.10"]]
uuid = "repository.materialx"
build_command = "pip install materialx=={v} --target {{install_path}}".format(v=version)
def commands():
    env.PYTHONPATH.append("{root}/python")
