# rez's list modifier.
name = "case"
with scope("config") as c:
    c.plugin_path = ModifyList(append=["a"])
    c.other = ModifyList(prepend=["b"], append=["c"])
a = ModifyList(["x"]).append
