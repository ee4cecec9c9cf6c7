# Without a docstring it is the one of the module builtins.
description = __doc__
