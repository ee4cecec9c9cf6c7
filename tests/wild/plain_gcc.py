name = "gcc"
version = "9.3.1"
tools = ["gcc", "g++", "gfortran"]
description = "The devtoolset of CentOS, as rez package"
variants = [["platform-linux", "arch-x86_64", "os-CentOS-7"]]
uuid = "system.gcc"
def commands():
    env.PATH.prepend("/opt/rh/devtoolset-9/root/usr/bin")
    env.LD_LIBRARY_PATH.prepend("/opt/rh/devtoolset-9/root/usr/lib64")
    if building:
        env.CC = "/opt/rh/devtoolset-9/root/usr/bin/gcc"
        env.CXX = "/opt/rh/devtoolset-9/root/usr/bin/g++"
