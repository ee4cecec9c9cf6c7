# @early functions see what came before, and each other's results in order.
name = "case"
version = "1.2.3"
@early()
def description():
    return "%s at %s" % (this.name, this.version)
@early()
def requires():
    return ["x-" + this.version.split(".")[0], this.description[:4]]
