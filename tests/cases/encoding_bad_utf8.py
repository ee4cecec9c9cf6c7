# Bad UTF-8 even in a comment.
name = "a"
# ÿ
