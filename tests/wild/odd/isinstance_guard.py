name = "guard"
version = "1"
def _as_list(x):
    if isinstance(x, str):
        return [x]
    return list(x)
requires = _as_list("python-3") + _as_list(("a", "b"))
tools = _as_list({"t": 1})
