name = "modifies"
version = "1"
with scope("config") as c:
    c.implicit_packages = ModifyList(append=["~os-Rocky"])
