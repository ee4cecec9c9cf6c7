# Star try: declined or right.
name = "case"
version = "1.0"
try:
    pass
except* ValueError:
    pass
