# It takes lists.
name = "case"
a = ModifyList(append="x")
