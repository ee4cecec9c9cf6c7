# What definitions do with strings.
name = "case"
version = "1.2.3"
major, minor, _patch = version.split(".")
a = ".".join(version.split(".")[:2])
b = "{0}-{1}.{minor}".format("x", major, minor=minor)
c = f"{major:>3}|{minor!r}"
d = "maya-%s.%02d" % (major, int(minor))
e = version.replace(".", "_").upper().rpartition("_")
