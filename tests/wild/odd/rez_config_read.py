from rez.config import config
name = "reads_config"
version = "1"
_local = config.local_packages_path
