"""Promise: our parser's flag covers every source on which CPythons 3.9, 3.10, 3.12 and 3.13 disagree with 3.11.

Usage: other_pythons.py VERDICT [argument of compare_compile.py…]. Gets the Pythons that dependencies/pythons.txt
names into build/pythons (Debian's apt-get and npm with node must be there; nothing is installed into the system),
then runs compare_compile.py with them as --others. Exit 2 says what could not be had: then the claim holds for 3.11
alone.
"""

import os
import pathlib
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
LIST = ROOT / "dependencies/pythons.txt"
PYTHONS = ROOT / "build/pythons"


def give_up(why):
    print(f"{why}\nWithout it, syntax is compared with CPython 3.11 alone.")
    sys.exit(2)


def need(command, package):
    if shutil.which(command) is None:
        give_up(f"{command} is not there: apt-get install {package} (dependencies/debian_proof.txt)")


def run(*command, cwd):
    done = subprocess.run(command, cwd=cwd, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if done.returncode != 0:
        give_up(f"{' '.join(command)} ended with {done.returncode}:\n{done.stdout}")
    return done.stdout


def from_npm(folder, packages):
    need("npm", "npm")
    need("node", "nodejs")
    run(
        "npm",
        "install",
        "--prefix",
        ".",
        "--ignore-scripts",
        "--no-audit",
        "--no-fund",
        *packages,
        cwd=folder,
    )
    return f"node {HERE / 'pyodide_verdict.mjs'} {folder}"


def from_debian(folder, suite, *packages):
    """Unpacks packages of another suite of the Debian archive that this system uses."""
    need("apt-get", "apt")
    sites = run("apt-get", "indextargets", "--format", "$(SITE)", "Identifier: Packages", cwd=folder).split()
    mains = [site for site in sites if site.rstrip("/").endswith("/debian")]
    if not mains:
        give_up("apt-get knows no Debian archive: run apt-get update")
    (folder / "sources.list").write_text(f"deb {mains[0]} {suite} main\n")
    for name in ("lists/partial", "cache/archives/partial", "none"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    apart = {
        "Dir::Etc::sourcelist": folder / "sources.list",
        "Dir::Etc::sourceparts": folder / "none",
        "Dir::State::lists": folder / "lists",
        "Dir::Cache": folder / "cache",
    }
    apt = ["apt-get", "-qq", *(f"-o{name}={value}" for name, value in apart.items())]
    apt += ["-oAPT::Sandbox::User=root"] if os.geteuid() == 0 else []
    run(*apt, "update", cwd=folder)
    run(*apt, "download", *packages, cwd=folder)
    for archive in sorted(folder.glob("*.deb")):
        run("dpkg-deb", "--extract", str(archive), "root", cwd=folder)
    return str(next(folder.glob("root/usr/bin/python3.*")))


SOURCES = {"npm": lambda folder, *packages: from_npm(folder, packages), "debian": from_debian}


def command_of(line):
    """What runs the Python of a line of LIST, which is fetched unless it was."""
    version, source, *what = line.split()
    folder = PYTHONS / version
    ready = folder / "ready.txt"
    if not ready.exists() or ready.read_text().splitlines()[0] != line:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        ready.write_text(f"{line}\n{SOURCES[source](folder, *what)}\n")
    return ready.read_text().splitlines()[1]


def main():
    lines = [line.partition("#")[0].strip() for line in LIST.read_text().splitlines()]
    others = [command_of(line) for line in lines if line]
    compare = [sys.executable, HERE / "compare_compile.py", *sys.argv[1:], "--others", *others]
    return subprocess.run(compare).returncode


if __name__ == "__main__":
    sys.exit(main())
