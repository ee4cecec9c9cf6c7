# A name that is known may stand alone.
name = "case"
version = "1.0"
name
version
