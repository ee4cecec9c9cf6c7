# Inside a class, __x means _A__x: in its body, in methods, as an attribute and as a keyword.
name = "private"


class A:
    __x = 1

    def get(self):
        return self._A__x


version = str(A().get())
