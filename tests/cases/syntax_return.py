# return at module level.
name = "case"
version = "1.0"
return
