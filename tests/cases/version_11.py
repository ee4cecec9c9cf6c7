# A version that is a line end as separator.
name = "a"
version = "1\n0"
