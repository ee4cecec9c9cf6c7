# The very dict that holds its attributes.
name = "case"
version = "1"
class Box:
    def __init__(self, size):
        self.size = size
box = Box(3)
d = vars(box)
d["color"] = "red"
color = box.color
box.size = 4
del Box, box
