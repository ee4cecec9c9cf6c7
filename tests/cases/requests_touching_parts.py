# rez inverts a weak request, and its own union of these parts cannot be inverted.
name = 'a'
requires = ['b-1..3|2|>3']
build_requires = ['~b-1..3|2|>3']
private_build_requires = ['~b-1..3|2|>=3']
