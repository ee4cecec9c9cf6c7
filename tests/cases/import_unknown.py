# A module that may not be there.
import no_such_module_here
name = "case"
version = "1.0"
