# A backslash before a line end joins lines inside a str.
a = "one \
two"
b = """three\
four
five"""
