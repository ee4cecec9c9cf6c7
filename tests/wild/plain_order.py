version = "1.0.0"
name = "ordered"
requires = ["b", "a", "c-1.0.0"]
def commands():
    env.A = "{version}"
uuid = "order"
description = "Commands in the middle"
