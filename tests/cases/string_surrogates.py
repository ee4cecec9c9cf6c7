# Lone surrogates are str values of their own.
a = "\ud800"
b = "x\udfffy"
c = ["\udc80"]
