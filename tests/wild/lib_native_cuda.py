name = "cuda"
version = "11.6.2"
description = "NVIDIA's toolkit, as installed on the workstations"
authors = ["NVIDIA"]
_native = True
variants = [["platform-linux", "arch-x86_64"], ["platform-windows", "arch-AMD64"]]
tools = ["nvcc", "nvidia-smi"]
uuid = "native.cuda"
def commands():
    env.CUDA_PATH = "/usr/local/cuda-{version.major}.{version.minor}"
    env.PATH.append("$CUDA_PATH/bin")
    env.LD_LIBRARY_PATH.append("$CUDA_PATH/lib64")
