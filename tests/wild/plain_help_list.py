name = "anim_picker"
version = "3.2"
description = "Picker of controls"
authors = ["rigging"]
requires = ["maya-2020+", "pyside2"]
help = [
    ["Manual", "https://docs.studio.example/picker"],
    ["Issues", "https://git.studio.example/rigging/picker/issues"],
]
plugin_for = ["maya"]
uuid = "2f5e3a6e-1a6c-4d43-9b52-1f6e6b5c7d11"
def commands():
    env.PYTHONPATH.append("{root}/scripts")
    env.MAYA_SHELF_PATH.append("{root}/shelves")
