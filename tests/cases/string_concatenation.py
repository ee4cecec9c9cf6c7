# Neighbouring literals are one.
a = "one" "two" 'three'
b = ("first "
     "second "
     r"\third")
c = b"x" b"\x79"
d = f"a" "b"
