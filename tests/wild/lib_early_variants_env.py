name = "studio_render"
version = "6.1"
description = "Picks the renderer that the show uses"
authors = ["Lighting"]
@early()
def variants():
    import os
    renderer = os.environ.get("SHOW_RENDERER", "arnold")
    if renderer == "karma":
        return [["houdini-19.5+"]]
    return [[renderer]]
build_command = False
def commands():
    env.STUDIO_RENDER = "{root}"
