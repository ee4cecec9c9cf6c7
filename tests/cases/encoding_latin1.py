# -*- coding: latin-1 -*- A cookie that says latin-1.
name = "aé"

def commands():
    env.A = "é"  #  
    #  
