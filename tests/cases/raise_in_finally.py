# A bare raise in a finally raises what brought it there.
name = "case"
version = "1"
try:
    try:
        {}["key"]
    finally:
        raise
except KeyError:
    raised = True
try:
    try:
        x = 1
    finally:
        raise
except RuntimeError:
    nothing_to_raise = True
