import os
name = "environ_copy"
version = "1"
_env = dict(os.environ)
_keys = sorted(k for k in os.environ if k.startswith("STUDIO_"))
del _env, _keys
