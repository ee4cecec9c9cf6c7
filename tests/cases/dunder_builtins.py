# __builtins__ is nobody's data.
name = "case"
version = "1.0"
__builtins__ = {}
