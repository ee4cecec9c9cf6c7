import os
name = os.path.basename(os.getcwd())
version = "1.0"
