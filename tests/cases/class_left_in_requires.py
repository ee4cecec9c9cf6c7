# An instance where rez wants a list of requests.
name = "case"
version = "1"
class R: pass
requires = [R()]
