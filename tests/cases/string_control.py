# Control characters, NUL too, are data.
a = "\x00\x1b[31m\x7f"
b = "	tab	"
