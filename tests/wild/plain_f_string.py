name = "arnold_usd"
_arnold = "7.1.4"
_patch = 2
version = f"{_arnold}.{_patch}"
description = f"Render delegate of Arnold {_arnold}"
requires = [f"arnold-{_arnold}", "usd"]
variants = [["usd-22.05"], ["usd-22.11"]]
def commands():
    env.PXR_PLUGINPATH_NAME.append(f"{root}/plugin")
