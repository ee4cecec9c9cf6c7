import os, sys
sys.path.append(os.path.join(os.getcwd(), "lib"))
name = "path_user"
version = "1"
