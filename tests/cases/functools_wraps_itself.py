# inspect would go round and round: declined.
name = "case"
version = "1"
from functools import wraps
def commands():
    pass
wraps(commands)(commands)
