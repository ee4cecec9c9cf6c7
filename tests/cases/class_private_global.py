# A method that reads the global __y reads _A__y, which is not there: rez raises.
__y = 1


class A:
    def get(self):
        return __y


name = str(A().get())
