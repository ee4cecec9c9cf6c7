name = "substance_painter"
version = "8.2.0"
has_plugins = True
tools = ["painter"]
variants = [["platform-windows"], ["platform-linux"]]
def commands():
    if system.platform == "windows":
        path = "C:/Program Files/Adobe/Adobe Substance 3D Painter"
        env.PATH.append(path)
        alias("painter", '"{}/Adobe Substance 3D Painter.exe"'.format(path))
    else:
        env.PATH.append("/opt/Adobe/Adobe_Substance_3D_Painter")
    env.SUBSTANCE_PAINTER_PLUGINS_PATH.append("{root}/plugins")
