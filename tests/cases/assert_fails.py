# assert raises AssertionError with its message.
name = "case"
try:
    assert 1 == 2, "no"
except AssertionError as e:
    a = e.args
try:
    assert []
except AssertionError as e:
    b = e.args
assert [1], undefined
