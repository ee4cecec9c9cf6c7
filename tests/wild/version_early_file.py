name = "pipe_ui"

@early()
def version():
    import os
    path = os.path.join(os.getcwd(), "VERSION")
    if not os.path.isfile(path):
        return "dev"
    with open(path) as stream:
        return stream.read().strip()

requires = ["pyside2", "python-3"]
def commands():
    env.PYTHONPATH.append("{root}/python")
