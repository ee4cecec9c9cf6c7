import sys
name = "warns"
version = "1"
sys.stderr.write("loading\n")
