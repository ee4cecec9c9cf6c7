name = "with_shared_code"
version = "2.1"
requires = ["maya-2022+"]
@include("paths")
def commands():
    paths.append_all(env, "{root}")
