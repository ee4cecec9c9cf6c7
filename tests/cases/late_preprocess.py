# A late preprocess is source.
name = "case"
version = "1.0"
@late()
def preprocess():
    return 1
