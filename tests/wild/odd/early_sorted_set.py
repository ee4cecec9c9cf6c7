name = "unique"
version = "1"
_a = ["b-1", "a-2"]
@early()
def requires():
    return sorted(list(set(this._a + ["a-2", "c"])))
