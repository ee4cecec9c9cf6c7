# Assert statement: declined or right.
name = "case"
version = "1.0"
assert True
