# A @late function keeps its source whatever it calls.
name = "case"
@late()
def requires():
    if in_context():
        return ["a-1"]
    return []
def helper():
    return undefined
