# What may not be late: the schema takes no function for these.
name = 'a'

@late()
def description():
    return 'a'

@late()
def hashed_variants():
    return True

@late()
def help():
    return 'a'
