name = "nested_scope"
version = "1"
with scope("config") as c:
    c.plugins.release_vcs.git.allow_no_upstream = True
    c.plugins.build_system.cmake.build_args = ["-DX=1"]
    if True:
        c.default_shell = "bash"
