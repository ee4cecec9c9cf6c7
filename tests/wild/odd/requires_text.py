name = "requires_text"
version = "1"
requires = "python-3"
