name = "kitchen_sink"
version = "1.0.0"
description = "Uses nearly all that commands may use."
requires = ["python-3", "git"]
tools = ["sink"]
def pre_commands():
    setenv("SINK_PRE", "1")
def commands():
    info("loading {this.name}")
    comment("paths")
    setenv("SINK_ROOT", "{root}")
    prependenv("PATH", "{root}/bin")
    appendenv("PYTHONPATH", "{root}/python")
    unsetenv("SINK_OLD")
    resetenv("SINK_MODE", "fast", friends=["SINK_LEVEL"])
    env["SINK_BASE"] = base
    env.SINK_STAMP = literal("$notexpanded").expandable("/${USER}")
    if defined("SINK_DEBUG") and getenv("SINK_DEBUG") == "1":
        command("env | sort")
    if undefined("SINK_LANG"):
        env.SINK_LANG = "C"
    if implicits and "~platform==linux" in implicits:
        source("{root}/setup.sh")
    if intersects(resolve.python, "3.9+"):
        env.SINK_PY = "new"
    if ephemerals.get_range("sink.debug", "0"):
        env.SINK_EPH = 1
    if in_context():
        shebang()
    alias("sink", "python -m sink $*")
    error("not an error") if test == "never" else None
    for variant_req in this.variant_requires if hasattr(this, "variant_requires") else []:
        env.SINK_VARIANT.append(str(variant_req))
def post_commands():
    env.SINK_DONE = expandvars("${SINK_ROOT}/done")
def pre_build_commands():
    env.CXX = "g++"
def pre_test_commands():
    env.SINK_TESTING = "1"
