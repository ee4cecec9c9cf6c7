# Odd white space at the end of a text.
name = "case"
version = "1.0"
def commands():
    env.A = 1  #  
    # 　
    # 
