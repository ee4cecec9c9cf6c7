# é: the same without a function is only data.
# coding: latin-1
name = "a"
