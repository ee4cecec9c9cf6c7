name = "empty_suite"
version = "0"
