import time
name = "built_at"
version = "1.0"
_built = int(time.time())
_day = time.strftime("%Y-%m-%d")
requires = ["python"]
