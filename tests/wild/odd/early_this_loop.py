name = "loops"
version = "2.0"
_apps = {"maya": ["2022", "2023"], "nuke": ["13.2"]}
@early()
def variants():
    result = []
    for app in sorted(this._apps):
        for release in this._apps[app]:
            result.append([app + "-" + release])
    return result
@early()
def description():
    return "%s for %d variants" % (this.name, len(this.variants))
