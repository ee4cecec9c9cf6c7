import time
name = "time_stamp"
version = time.strftime("%Y.%m.%d")
