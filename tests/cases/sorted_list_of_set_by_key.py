# Where keys are equal, the order of the set is seen.
x = sorted(list({'b', 'a', 'c'}), key=len)
