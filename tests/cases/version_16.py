# A version that is two separators.
name = "a"
version = "1éé0"
