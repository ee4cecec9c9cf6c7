name = "sorted_keys"
version = "1"
_apps = {"nuke": 13, "maya": 2022}
requires = sorted(("%s-%d" % kv for kv in _apps.items()), key=lambda r: r[::-1])
