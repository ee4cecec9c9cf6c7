# Nothing at all: no attribute, no error.
