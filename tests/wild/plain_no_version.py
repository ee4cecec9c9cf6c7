name = "studio_base"

description = "What every show environment starts from"

requires = [
    "python",
    "pyyaml",
]

def commands():
    env.STUDIO_BASE = "{root}"
    env.PYTHONPATH.append("{root}/lib")
