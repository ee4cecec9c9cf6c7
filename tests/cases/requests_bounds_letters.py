# Bounds compare by letters and digits.
name = "case"
version = "1.0"
requires = ["a-alpha+<beta", "a-1a+<1.0", "a-rc+<1", "a-01+<1", "a-9+<10", "a-1_+<1a", "a-1.0+<1.0.1", "a-A+<a", "a-00009+<010", "a-1-0+<1.1"]
