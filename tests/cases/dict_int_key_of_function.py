# A key of any kind goes unasked if its value is a function.
name = "case"
version = "1.0"
x = {1: lambda: 0, "a": 2}
