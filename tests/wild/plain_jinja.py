name = "jinja2"
version = "3.1.2"
authors = ["Pallets"]
requires = ["markupsafe-2+", "python-3.7+"]
variants = [["python-3.7"], ["python-3.9"]]
uuid = "repository.jinja2"
build_requires = ["pip"]
build_command = "pip install jinja2==$REZ_BUILD_PROJECT_VERSION -t $REZ_BUILD_INSTALL_PATH/python"
def commands():
    env.PYTHONPATH.append("{root}/python")
