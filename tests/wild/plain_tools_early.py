name = "cli_tools"
version = "1.9.0"
requires = ["python-3"]
@early()
def tools():
    names = ["publish", "ingest", "convert"]
    return ["st-" + n for n in names]
@early()
def authors():
    return ["Core", "Ingest"]
def commands():
    env.PATH.append("{root}/bin")
