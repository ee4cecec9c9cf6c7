import json
name = "web_ui"
with open("package.json") as f:
    _package = json.load(f)
version = _package["version"]
