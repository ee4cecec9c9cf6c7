import os
name = "gpu_tools"
version = "2.0"
requires = ["python"]
if "STUDIO_GPU" in os.environ:
    requires += ["cuda-11"]
def commands():
    env.GPU = 1
