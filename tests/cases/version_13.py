# A version that is letters.
name = "a"
version = "v1.2-rc.3"
