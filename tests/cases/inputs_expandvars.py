# Variables in a path, and what is none.
import os
x = [os.path.expandvars(t) for t in ['$A/${B}$', '$$A', '${A', '${}$A$B-$C', 'A', '${A}{$B}']]
