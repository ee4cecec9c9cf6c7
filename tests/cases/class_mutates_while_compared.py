# __eq__ that changes the list that is searched.
name = "case"
class A:
    def __eq__(self, other):
        items.append(0)
        return len(items) > 4
items = [A(), A()]
a = 5 in items
b = len(items)
try:
    items.remove(7)
    c = len(items)
except ValueError:
    c = "no"
del items
