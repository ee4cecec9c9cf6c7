# What rez is configured to be is not known.
from rez.config import config
x = config.packages_path
