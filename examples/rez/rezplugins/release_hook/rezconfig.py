# Promise: the settings of the release hooks in this folder, where rezconfig.py says nothing else.
rezdex_update = {
    "program": "rezdex",
    "db": "",
    # One FILE of metrics an index; --log-format json for a log that programs read.
    "options": [],
    "log": "",
}
