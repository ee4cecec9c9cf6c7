# Column-0 text in a triple-quoted str stops the dedent.
name = "case"
version = "1.0"
def commands():
    text = """
at column 0
  at 2
"""
    env.A = text
