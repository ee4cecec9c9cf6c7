# No input at all.
name = 'plain'
version = '1'
