from rez.utils.formatting import PackageRequest
name = "request_object"
version = "1"
requires = [str(PackageRequest("python-3"))]
