# Tabs for indentation.
name = "case"
version = "1.0"
def commands():
	env.A = 1
	if building:
		env.B = 2
