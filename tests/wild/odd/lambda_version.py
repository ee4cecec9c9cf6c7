name = "lambdas"
version = (lambda parts: ".".join(parts))(["1", "2"])
_tool = lambda t: t + "-cli"
tools = [_tool("a"), _tool("b")]
