# A yield gives what is sent; augmented assignment has read the old value before.
name = "case"
version = "1"
def average():
    total = 0
    while True:
        total += yield total
it = average()
next(it)
totals = [it.send(i) for i in range(5)]
it.close()
del it
