"""Promise: a release hook for rez: after each release the index learns of the new version.

Into rezconfig.py, where rezplugins/ was copied to /studio/rez/plugins:

    plugin_path = ["/studio/rez/plugins"]
    release_hooks = ["rezdex_update"]
    plugins = {"release_hook": {"rezdex_update": {"db": "/var/lib/rezdex/packages.rezdex"}}}

`rezdex update --settle` then runs in the background, in a session of its own, with no part in the release: a
file that was written just now cannot be told by its stamp, so it waits until it can (some 3 seconds on a local
disk, 60 on a network's). What happens meanwhile is no loss: a lookup at freshness `file` finds a version that the
index does not know yet on the disk. It never makes a release fail; where it cannot start, rez prints a warning,
and the nightly `rezdex index` finds what it missed.

The index must be on this host and writable to whoever releases. One writer an index at a time: an update that
meets another one ends with a word in the log.
"""

import os
import subprocess

from rez.release_hook import ReleaseHook
from rez.utils.logging_ import print_warning


class RezdexUpdateReleaseHook(ReleaseHook):
    schema_dict = {
        "program": str,  # what runs; found on PATH
        "db": str,  # the index's folder; empty: nothing runs
        "options": list,  # more options of `rezdex update`
        "log": str,  # what it writes is appended there; empty: nowhere
    }

    @classmethod
    def name(cls):
        return "rezdex_update"

    def post_release(self, user, install_path, variants, **kwargs):
        settings = self.settings
        if not settings.db:
            return print_warning("release hook rezdex_update: its setting 'db' is empty, nothing is updated")
        # The package as it was released: its name is that of its directory.
        package = variants[0].parent if variants else self.package
        what = f"{package.name}/{package.version}" if package.version else package.name
        command = [settings.program, "update", "--db", settings.db, "--settle", *settings.options, "--", what]
        try:
            with open(settings.log or os.devnull, "ab") as log:
                subprocess.Popen(
                    command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True
                )
        except OSError as error:
            print_warning("release hook rezdex_update: cannot run %s: %s", " ".join(command), error)


def register_plugin():
    return RezdexUpdateReleaseHook
