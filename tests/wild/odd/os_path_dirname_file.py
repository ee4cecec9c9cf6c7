import os
name = "dirname_file"
version = open(os.path.join(os.path.dirname(__file__), "version.txt")).read()
