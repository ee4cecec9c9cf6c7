# rez's copy of the function loses the defaults of keyword-only parameters.
name = "case"
@early()
def a(*, k=1):
    return k
