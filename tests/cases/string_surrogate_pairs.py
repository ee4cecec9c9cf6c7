# Two lone surrogates stay two characters, also where UTF-16 would read them as one, in keys as in values.
name = "\ud83d\ude00"
a = "x\ud800" + "\udfffy"
b = {"\ud83d\ude00": 1, "\U0001f600": 2, "\ude00\ud83d": [3]}
c = {"\ud800\udfff", "z", "\U0001f600"}
globals()["\ud800\udfff"] = len("\ud800\udfff")


def commands():
    env.A = "\ud800\udfff"
