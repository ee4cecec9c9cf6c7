name = "ninja"
version = "1.10.2"
tools = ["ninja"]
variants = [
    ["platform-windows", "arch-AMD64"],
    ["platform-linux", "arch-x86_64"],
]
build_requires = ["python"]
def commands():
    env.PATH.prepend("{root}/bin")
def cook():
    import os
    os.makedirs(os.path.join(install_path, "bin"))
    download(f"https://example.com/ninja-{version}.zip")
