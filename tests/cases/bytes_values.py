# Bytes stay bytes.
a = b""
b = b"abc\x80"
c = [b"x", (b"y",)]
