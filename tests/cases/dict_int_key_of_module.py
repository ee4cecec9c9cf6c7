# A key of any kind goes unasked if its value is a module.
import os
name = "case"
version = "1.0"
x = {1: os, "a": 2}
