name = "app_menu"
version = "1.4.0"
category = "int"
_data = {"label": "Menu", "hidden": False, "icon": None, "order": 12, "weight": 0.5}
requires = ["python-3", "qt_py-1.3+"]
build_command = False
def commands():
    env.PYTHONPATH.append("{root}")
