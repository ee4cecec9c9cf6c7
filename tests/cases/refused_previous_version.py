# A version that no Version can be made of; the package's own is fine.
name = 'a'
version = '1'
previous_version = '1..0'
previous_revision = {'any': 'thing'}
revision = 3
