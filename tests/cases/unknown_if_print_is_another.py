# The definition's own print has an effect.
import os
tools = []
def print(text):
    tools.append(text)
if os.path.exists('/nosuch'):
    print('a')
