# Keys that start with two underscores are dropped from nested dicts.
name = "case"
version = "1.0"
x = {"__a": 1, "__b__": 2, "_c": 3, "d": {"__e": 4}}
y = [{"__kept": 1}]
