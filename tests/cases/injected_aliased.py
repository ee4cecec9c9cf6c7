# early, late and include under other names are functions; the others live objects.
name = "case"
version = "1.0"
a = late
b = early
c = include
d = scope
e = ModifyList
f = InvalidPackageError
