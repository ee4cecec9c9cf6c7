# A version made of the time: only Python can give it.
import time

name = "case"
version = time.strftime("%Y.%m.%d")
