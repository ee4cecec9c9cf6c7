# rez refuses letters in the wrong order.
name = "case"
version = "1.0"
requires = ["ok-1", "a-beta1+<alpha"]
