# Another augmented operator is declined or right.
a = 7
a -= 4
