# A name that is bound nowhere.
name = "case"
version = "1.0"
x = nowhere
