# A signature over several lines with the body behind it.
name = "case"
version = "1.0"
def commands(
    a=1,
): pass
x = 1
