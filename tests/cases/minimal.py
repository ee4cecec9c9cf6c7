# The smallest definition there is.
name = "minimal"
