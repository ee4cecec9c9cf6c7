# Relative paths hang on the working directory, others do not.
import os.path
x = [os.path.abspath(t) for t in ('a', '../b', '/c/../d', '.', '')]
