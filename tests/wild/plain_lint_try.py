try:
    from rez.utils.lint_helper import env, alias, early
except ImportError:
    pass
name = "reviewer"
version = "0.5"
requires = ["rv", "python-3"]
tools = ["review"]
def commands():
    env.RV_SUPPORT_PATH.append("{root}/rv")
    alias("review", "rv -flags review")
