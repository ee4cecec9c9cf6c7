# Integers grow past 64 bits.
name = "case"
version = "1.0"
x = 9223372036854775807 + 1
