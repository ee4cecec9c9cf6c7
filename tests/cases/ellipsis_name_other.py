# The name Ellipsis for another live object is an attribute.
name = "case"
version = "1.0"
Ellipsis = ModifyList
