name = "dict_update"
version = "1"
_base = {"A": "1", "B": "2"}
_environ = dict(_base, C="3")
_environ.update({"D": "4"})
_environ.setdefault("E", []).append("5")
tests = {"t": {"command": "true", "requires": list(_environ)}}
