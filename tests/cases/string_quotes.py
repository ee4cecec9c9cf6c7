# Every kind of quote gives the same str.
a = "x"
b = 'x'
c = """x"""
d = '''x'''
e = ""
f = """a "quoted" word"""
