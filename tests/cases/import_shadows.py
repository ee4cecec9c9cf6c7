# A module under an attribute's name takes it away.
name = "case"
version = "1.0"
tools = ["a"]
import platform as tools
