# A list as key raises.
name = "case"
version = "1.0"
x = {[]: 1}
