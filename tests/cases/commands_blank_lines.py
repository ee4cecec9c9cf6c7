# Blank lines and trailing blanks.
name = "case"
version = "1.0"
def commands():

    env.A = 1   
   
	
    env.B = 2



x = 1
