name = "lambda_map"
version = "1"
_r = lambda n, v: "%s-%s" % (n, v)
requires = [_r("python", "3"), _r("numpy", "1.20+")]
variants = list(map(lambda v: ["maya-%d" % v], range(2020, 2024)))
tools = list(filter(None, ["a", "", "b"]))
