# @include on a plain function, which is dropped.
name = "case"
version = "1.0"
@include("utils")
def helper():
    return 1
