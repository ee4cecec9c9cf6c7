# rez refuses a weak ephemeral.
name = "case"
version = "1.0"
requires = ["ok-1", "~.eph-1"]
