# Three decorators.
name = "case"
version = "1.0"
@include("a")
@include("b")
@late()
def tools():
    return ["a"]
