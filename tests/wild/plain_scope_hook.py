name = "asset_api"
version = "3.4.0"
requires = ["python-3.7+"]
authors = ["API team"]
with scope("config") as c:
    c.release_packages_path = "${STUDIO_RELEASE}/python"
    c.plugins.release_hook.command.pre_release_commands = [
        {"command": "make", "args": ["test"], "user": ""},
    ]
    c.plugins = {"release_vcs": {"tag_name": "v{version}"}}
def commands():
    env.PYTHONPATH.append("{root}/python")
