import hashlib
name = "hashed"
version = "1"
uuid = hashlib.md5(name.encode("utf-8")).hexdigest()
