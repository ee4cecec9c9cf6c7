name, version = "multi", "1.0"
_a = _b = ["x"]
_b.append("y")
requires = _a
authors, tools = ["z"], []
