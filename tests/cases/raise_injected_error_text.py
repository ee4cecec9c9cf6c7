# The type of what is raised is rez's own, which takes one value.
name = "case"
texts = []
for error in InvalidPackageError, InvalidPackageError(), InvalidPackageError("a"):
    try:
        raise error
    except Exception as e:
        texts += [repr(e), "%r" % (e,), f"{e!r}", len(e.args)]
try:
    raise InvalidPackageError("a", "b")
except TypeError:
    texts.append("too many")
