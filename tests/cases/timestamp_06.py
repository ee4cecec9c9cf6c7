# A timestamp that is past 64 bits.
name = "case"
version = "1.0"
timestamp = 18446744073709551616
