name = "zip_enumerate"
version = "1"
_apps = ["maya", "nuke", "houdini"]
_versions = ["2022", "13", "19"]
requires = ["~%s-%s" % av for av in zip(_apps, _versions)]
_index = {a: i for i, a in enumerate(_apps, 1)}
variants = [["~" + a] for a in reversed(_apps)]
