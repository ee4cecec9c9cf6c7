# rez's schema wants a bool where 1 would do for Python; relocatable and cachable may be None, too.
name = 'a'
hashed_variants = 1
has_plugins = None
relocatable = None
cachable = 0
