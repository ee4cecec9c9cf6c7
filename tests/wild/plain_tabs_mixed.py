name = "mixed"
version = "1"
def commands():
    if "maya" in resolve:
        env.A = 1
	env.B = 2
