# A module in a list is a live object.
import os
name = "case"
version = "1.0"
x = [os]
y = os
