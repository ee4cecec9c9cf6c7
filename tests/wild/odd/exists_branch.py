import os
name = "branching"
version = "1"
requires = ["python"]
if os.path.exists("/mnt/gpu/cuda"):
    requires.append("cuda-11")
