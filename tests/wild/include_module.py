name = "renderer"
version = "24.1"
requires = ["python-3.9"]

@include("studio_utils", "paths")
def commands():
    studio_utils.set_common_env(env, this)
    env.RENDERER = paths.join("{root}", "bin")
