# A # at column 0 inside a str is moved like a comment.
name = "case"
version = "1.0"
def commands():
    text = """
# not a comment
"""
    env.A = text
# outside
x = 1
