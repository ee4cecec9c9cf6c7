# A body far to the right with a comment further left.
name = "case"
version = "1.0"
def commands():
              env.A = 1
      # left
              env.B = 2
