# A literal copied from JSON with Python spelling.
name = "case"
version = "1.0"
x = {"list": [1, 2.5, -3e5, True, None], "nested": {"a": {"b": {"c": []}}}, "s": "\u00e9"}
