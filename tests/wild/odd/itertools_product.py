import itertools
name = "product"
version = "1"
variants = [list(x) for x in itertools.product(["python-3.7", "python-3.9"], ["maya-2022", "maya-2023"])]
