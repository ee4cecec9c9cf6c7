# Try statement: declined or right.
name = "case"
version = "1.0"
try:
    x = 1
except Exception:
    pass
