name = "colour_tools"
version = "0.9.2"
requires = ["python-3.9", "numpy-1.20+", "ocio-2"]
private_build_requires = ["rezlib"]
build_command = "python -m rezlib {root}"
tests = {
    "unit": "python -m unittest discover -s {root}/tests",
    "style": {
        "command": "flake8 {root}/python",
        "requires": ["flake8"],
        "run_on": "explicit",
    },
    "maya": {
        "command": ["mayapy", "-m", "pytest", "{root}/tests/maya"],
        "requires": ["maya-2023", "pytest"],
        "run_on": ["default"],
    },
}

def commands():
    env.PYTHONPATH.append("{root}/python")
