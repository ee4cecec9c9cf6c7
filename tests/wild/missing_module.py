import studio_build_tools
name = "uses_site"
version = studio_build_tools.version()
