import json
name = "json_in_text"
version = "1"
_settings = json.loads('{"a": [1, 2.5, null], "b": "c"}')
requires = ["python"]
