name = "photoshop"
version = "2022"
requires = ["platform-windows"]
tools = ["photoshop"]
description = 'Adobe Photoshop'
def commands():
    env.PHOTOSHOP_LOCATION = r"C:\Program Files\Adobe\Adobe Photoshop 2022"
    alias("photoshop", r'start "" "C:\Program Files\Adobe\Adobe Photoshop 2022\Photoshop.exe"')
