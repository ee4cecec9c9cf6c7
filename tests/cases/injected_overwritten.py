# Data under the names that rez injects is dropped.
name = "case"
version = "1.0"
scope = 1
early = 2
late = 3
include = 4
ModifyList = 5
InvalidPackageError = 6
