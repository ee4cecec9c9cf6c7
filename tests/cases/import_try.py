# Whether a module is there hangs on the site.
try:
    import no_such_module_here
except ImportError:
    no_such_module_here = None
name = 'a'
