# What is no Exception escapes from rez.
name = "case"
raise SystemExit(1)
