# Help as a list of lists, of whatever length.
name = 'a'
help = [['Home', 'https://example.org'], [], ['a', 'b', 'c']]
