# The data argument that rez still supports.
name = "case"
@early()
def a(data):
    return data["name"] + "!"
