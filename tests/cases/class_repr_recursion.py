# A list that holds an object whose text is that of the list.
name = "case"
class A:
    def __repr__(self):
        return "A" + str(len(items)) + ("" if len(items) > 1 else repr(items))
items = []
items.append(A())
a = repr(items)
del items
