# A built-in bound to its own name is no data, under another one it is live.
str = str
len = len
ValueError = ValueError
name = "case"
