# Binding again keeps a name's place.
b = 1
a = 2
b = 3
