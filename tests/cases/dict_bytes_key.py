# bytes have startswith, but not with a str: raises.
name = "case"
version = "1.0"
x = {b"a": 2}
