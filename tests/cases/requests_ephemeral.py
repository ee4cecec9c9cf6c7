# Ephemeral requests.
name = "case"
version = "1.0"
requires = [".eph", ".eph-1", ".a.b-2"]
