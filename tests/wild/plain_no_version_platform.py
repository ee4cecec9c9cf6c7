name = "pipeline_config"
requires = ["python-3", "~studio_base-2+"]
def commands():
    env.PIPELINE_CONFIG.set("{root}/config")
