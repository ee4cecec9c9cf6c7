try:
    from shlex import quote
except ImportError:
    from pipes import quote
name = "quotes"
version = "1"
