name = "settings_pack"
version = "20220901"
category = "config"
_data = {
    "label": "Settings Pack",
    "icon": "{root}/icon.png",
    "color": (0.1, 0.2, 0.3),
    "show": True,
    "limits": {"cpu": 8, "ram": 32.5},
}
config_args = ["--fast", "--threads=%d" % 8]
hidden = False
def commands():
    pass
