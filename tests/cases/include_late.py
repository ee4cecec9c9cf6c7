# @include and @late together, in both orders.
name = "case"
version = "1.0"
@include("utils")
@late()
def tools():
    return ["a"]

@late()
@include("utils")
def authors():
    return ["a"]
