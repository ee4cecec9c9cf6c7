# @include leaves a mark on a function.
name = "case"
version = "1.0"
@include("utils", "more")
def commands():
    env.A = 1
