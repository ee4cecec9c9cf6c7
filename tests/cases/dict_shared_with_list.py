# A dict reached through a list is the one that rez trims.
name = "case"
version = "1.0"
d = {"__gone": 1, "kept": 2}
l = [d]
