from studio_rez import defaults
name = "site_user"
version = "1.0"
requires = defaults.requires("python")
def commands():
    env.X = 1
