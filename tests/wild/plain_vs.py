name = "vs"
version = "2019"
requires = ["platform-windows"]
variants = [["arch-AMD64"]]
def commands():
    if building:
        env.CMAKE_GENERATOR = "Visual Studio 16 2019"
        env.PATH.append(r"C:\Program Files (x86)\Microsoft Visual Studio\2019\Community\Common7\Tools")
