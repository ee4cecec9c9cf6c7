# Help is a str or a list of lists of str: a pair in a tuple is none.
name = 'a'
help = [('Home', 'https://example.org')]
