# One list or the other grows.
import os
requires, tools = [], []
(requires if os.path.exists('/') else tools).append('a')
