name = "older_tools"
version = "0.3"
requires = ["python-2"]
def commands():
    print "older tools", this.version
    env.PYTHONPATH.append("{root}/python")
