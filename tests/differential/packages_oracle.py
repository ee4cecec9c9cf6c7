"""Promise: says what rez makes of package repositories: one request on standard input, JSON lines out.

The request: {"roots": [...], "paths": [...], "families": [...]}. First a line for each path, as oracle.py gives it.
Then a line for each name of a family:

    {"family",
     "listed":   of each root what its repository lists of the family: null, {"raises"}, or [{"version", "path",
                 and what oracle.py says of the package's data} ...],
     "packages": what rez.packages.iter_packages gives over all roots: [[version, number of the root] ...],
     "found":    of some versions what rez.packages.get_package gives: {version: [version, root] or null}}

Each of the last three may be {"raises"} instead.
A version is the text that its directory's name has, "" for none. Run it anew after each change: rez and linecache
remember what they saw.
"""

import json
import os
import sys

os.environ["REZ_CONFIG_FILE"] = os.devnull  # rez's own settings, whoever runs this
os.environ["REZ_DISABLE_HOME_CONFIG"] = "1"

import oracle  # noqa: E402 - imports rez, which reads the environment
from rez.package_repository import package_repository_manager  # noqa: E402
from rez.packages import get_package, iter_packages  # noqa: E402


def raised(error):
    return {"raises": f"{type(error).__name__}: {error}"}


def text_of(resource):
    return resource.get("version") or ""


def file_of(resource):
    return resource.filepath if hasattr(resource, "filepath") else resource.parent.filepath


def package(resource):
    told = oracle.answer_of(file_of(resource), resource._load)
    return {**told, "version": text_of(resource)}


def listed(root, family):
    try:
        resource = package_repository_manager.get_repository(root).get_package_family(family)
        if resource is None:
            return None
        return [package(each) for each in resource.iter_packages()]
    except Exception as error:  # noqa: BLE001 - whatever rez lets out
        return raised(error)


def place(found, roots):
    resource = found.resource
    return [text_of(resource), roots.index(resource.location)]


def packages(family, roots):
    try:
        return [place(found, roots) for found in iter_packages(family, paths=roots)]
    except Exception as error:  # noqa: BLE001
        return raised(error)


def got(family, version, roots):
    try:
        found = get_package(family, version, paths=roots)
        return found and place(found, roots)
    except Exception as error:  # noqa: BLE001
        return raised(error)


def answer(family, roots):
    each = [listed(root, family) for root in roots]
    versions = {found["version"] for some in each if isinstance(some, list) for found in some}
    asked = sorted(version for version in versions if version) + [
        f"{version}-0" for version in sorted(versions)[:1]
    ]
    asked += [version.replace(".", "-") for version in sorted(versions) if "." in version][:2]
    return {
        "family": family,
        "listed": each,
        "packages": packages(family, roots),
        "found": {version: got(family, version, roots) for version in asked},
    }


def main():
    oracle.limit()
    request = json.load(sys.stdin)
    for path in request["paths"]:
        print(json.dumps(oracle.answer(path)))
    for family in request["families"]:
        print(json.dumps(answer(family, request["roots"])))


if __name__ == "__main__":
    main()
