# rez refuses a conflict with an ephemeral.
name = "case"
version = "1.0"
requires = ["ok-1", "!.eph-1"]
