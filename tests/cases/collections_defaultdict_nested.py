# Its factory may be any function.
name = "case"
version = "1"
from collections import defaultdict
tree = defaultdict(lambda: defaultdict(int))
tree["a"]["b"] += 1
out = {key: dict(value) for key, value in tree.items()}
del tree, defaultdict
