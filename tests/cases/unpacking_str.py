# A str unpacks into its characters.
name = "case"
version = "1.0"
a, b = "xy"
