# Text in a str that is deeper than the body.
name = "case"
version = "1.0"
def commands():
    text = """
        deep
      less
    """
