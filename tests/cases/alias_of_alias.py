# Lists within lists are shared.
inner = [1]
outer = [inner, inner]
inner += [2]
