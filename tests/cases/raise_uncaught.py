# A definition that refuses to load.
name = "case"
raise InvalidPackageError("no")
