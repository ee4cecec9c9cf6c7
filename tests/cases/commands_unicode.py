# Text beyond ASCII in a body.
name = "case"
version = "1.0"
def commands():
    env.A = "žluťoučký"  # 日本語
    # ž
