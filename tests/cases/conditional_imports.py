# The usual way to fall back.
try:
    import json
except ImportError:
    json = None
name = "case"
