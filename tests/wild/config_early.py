name = "config_early"
version = "1"
@early()
def config():
    return {"release_packages_path": "/mnt/rel"}
