# Field names, too.
from rez.utils.lint_helper import requires, variants, name, version, timestamp
