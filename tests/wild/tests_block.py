name = "pipeline_core"
version = "1.10.0"
requires = ["python-3.7+", "pyyaml-5", "shotgun_api3"]
tests = {
    "unit": {
        "command": "pytest {root}/tests/unit -v",
        "requires": ["pytest-6"],
        "run_on": ["default", "pre_release"],
    },
    "lint": "pylint pipeline_core",
    "matrix": {
        "command": "pytest {root}/tests",
        "on_variants": {"type": "requires", "value": ["python-3.9"]},
    },
}
relocatable = True
cachable = True
has_plugins = True
plugin_for = ["houdini"]
def commands():
    env.PYTHONPATH.prepend("{root}/python")
