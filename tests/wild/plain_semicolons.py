name = "oneline"; version = "1.0"; requires = ["python"]
def commands(): env.PATH.append("{root}/bin")
