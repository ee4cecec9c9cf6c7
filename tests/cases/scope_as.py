# A scope with a name.
name = "case"
version = "1.0"
with scope("config") as c:
    c.release_packages_path = "/x"
    c.plugins.build_system.cmake = {"a": 1}
    local = 3
