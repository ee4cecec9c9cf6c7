# A name of builtins: rez asks whether the builtin differs from the value.
name = "case"
class A:
    def __eq__(self, other):
        return True
license = A()
