name = "plugin_pack"
version = "2.3"
_matrix = {
    "2022": {"python": "3.7", "qt": "5.15.2"},
    "2023": {"python": "3.9", "qt": "5.15.2"},
    "2024": {"python": "3.10", "qt": "5.15.2"},
}
variants = [
    ["maya-" + m, "python-" + v["python"], "qt-" + v["qt"]] for m, v in sorted(_matrix.items())
]
hashed_variants = True
def commands():
    env.XBMLANGPATH.append("{root}/icons/%B")
