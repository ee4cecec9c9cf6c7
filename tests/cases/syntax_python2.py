# Python 2.
name = "case"
version = "1.0"
print "hello"
