name = "numbers"
version = 2022
requires = ["python"]
