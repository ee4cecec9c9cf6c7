# A walk through nested dicts.
name = "case"
version = "1"
def walk(tree, path=()):
    for key, value in tree.items():
        if isinstance(value, dict):
            yield from walk(value, path + (key,))
        else:
            yield path + (key,), value
leaves = list(walk({"a": {"b": 1, "c": {"d": 2}}, "e": 3}))
