name = "generator"
version = "1"
def _each(apps):
    for app in apps:
        yield "~" + app
requires = list(_each(["maya", "nuke"]))
