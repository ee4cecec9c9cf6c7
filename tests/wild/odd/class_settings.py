name = "class_settings"
version = "1"
class Settings:
    maya = "2022"
    pythons = ("3.7", "3.9")
variants = [["maya-" + Settings.maya, "python-" + p] for p in Settings.pythons]
