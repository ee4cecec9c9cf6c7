# What rez's decorators leave may be set by hand: declined here.
name = "case"
version = "1"
def requires():
    return ["maya"]
requires._early = True
