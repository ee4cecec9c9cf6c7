# A built-in under another name is a live object.
name = "case"
text = str
