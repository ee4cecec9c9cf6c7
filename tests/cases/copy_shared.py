# Copies: a shallow one shares what is inside, a deep one does not, but keeps what was shared, and loops.
import copy

name = "case"
version = "1.0"
_base = [["a"], ["b"]]
_shallow = copy.copy(_base)
_deep = copy.deepcopy(_base)
_base[0].append("c")
_base.append(["d"])
shallow = _shallow
deep = _deep
_one = []
_pair = copy.deepcopy([_one, _one, (_one, 1)])
_pair[0].append(1)
pair = _pair
_loop = []
_loop.append(_loop)
_other = copy.deepcopy(_loop)
loops = [_other is _other[0], _other is _loop]
variants = copy.deepcopy([["python-3"], ["python-2"]])
del _loop, _other
