# rez's own exception, caught as any other.
name = "case"
try:
    raise InvalidPackageError("no")
except InvalidPackageError:
    a = 1
try:
    raise InvalidPackageError("no")
except Exception:
    b = 1
