"""Promise: the table of changes that an index must not be deceived by, each in a family of its own.

    Case(name, prepare, change, blind, racy, answer)

`prepare(f)` makes the family before the repository is indexed, `change(f)` is done to it afterwards; f is a Family.
At `file` the answer is always rez's answer now. `blind` says that at `family` it is the one that rez gave when the
index was made, because rez changes a family's directory when it changes a package and nothing else is looked at.
`answer` tells who answers for 1/package.py at `file`: index, touched (the index, though the stamp is another one) or
live. The racy ones are prepared right before the index is made; the others are old by then.
"""

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass

from family import DAY_NS, combined, python, yaml


@dataclass
class Case:
    name: str
    prepare: Callable
    change: Callable
    blind: bool = False
    racy: bool = False
    answer: str | None = None


CASES: list[Case] = []
PY = "1/package.py"


def case(prepare, blind=False, racy=False, answer=None):
    """The function is the change, its name the case's."""

    def add(change):
        CASES.append(Case(change.__name__, prepare, change, blind, racy, answer))
        return change

    return add


def plain(f):
    f.define("1")
    f.define("2", "b")


def in_yaml(f):
    f.write("1/package.yaml", yaml("a"))


def both(f):
    f.write(PY, python("a"))
    f.write("1/package.yaml", yaml("y"))


# --- nothing, or nothing that counts -------------------------------------------------------------------------


@case(plain, answer="index")
def unchanged(f):
    pass


@case(plain, answer="touched")
def touched(f):
    os.utime(f.at(PY))


@case(plain, answer="touched")
def content_equal_in_a_new_file(f):
    f.replace(f.at(PY), python("a"), keep_times=False)


@case(plain, answer="touched")
def content_equal_with_times_put_back(f):
    f.keeping_times(f.at(PY), lambda: f.write(PY, python("a")))


# --- a definition's content ----------------------------------------------------------------------------------


@case(plain, blind=True)
def size_changed(f):
    f.write(PY, python("longer"))


@case(plain, blind=True)
def size_changed_with_times_put_back(f):
    f.keeping_times(f.at(PY), lambda: f.write(PY, python("longer")))


@case(plain, blind=True)
def same_size(f):
    f.write(PY, python("c"))


@case(plain, blind=True)
def same_size_with_times_put_back(f):
    f.keeping_times(f.at(PY), lambda: f.write(PY, python("c")))


@case(plain, blind=True)
def replaced_as_rsync_does(f):
    f.replace(f.at(PY), python("c"))


@case(plain, blind=True)
def copied_over_with_its_times(f):
    f.copy_over(f.at(PY), python("c"))


@case(plain, blind=True)
def untarred_over_with_its_times(f):
    f.untar_over(f.at(PY), python("c"))


@case(plain, blind=True)
def replaced_by_a_hard_link(f):
    f.link_over(f.at(PY), python("c"))


@case(plain, blind=True)
def mtime_backwards(f):
    f.write(PY, python("c"))
    f.age(f.at(PY), os.stat(f.at(PY)).st_mtime_ns - 10 * DAY_NS)


@case(plain, blind=True)
def mtime_set_to_zero(f):
    f.write(PY, python("c"))
    f.age(f.at(PY), 0)


@case(plain, blind=True)
def mtime_set_before_1970(f):
    f.write(PY, python("c"))
    f.age(f.at(PY), -5)


@case(plain, blind=True)
def mtime_set_to_the_future(f):
    f.write(PY, python("c"))
    f.age(f.at(PY), os.stat(f.at(PY)).st_mtime_ns + 10 * DAY_NS)


def zero(f):
    plain(f)
    f.age(f.at(PY), 0)


@case(zero, blind=True)
def mtime_was_zero_and_is_again(f):
    f.keeping_times(f.at(PY), lambda: f.write(PY, python("c")))


def before_1970(f):
    plain(f)
    f.age(f.at(PY), -DAY_NS)


@case(before_1970, blind=True)
def mtime_was_before_1970_and_is_again(f):
    f.keeping_times(f.at(PY), lambda: f.write(PY, python("c")))


def future(f):
    plain(f)
    f.age(f.at(PY), os.stat(f.at(PY)).st_mtime_ns + 10 * DAY_NS)


@case(future)  # never believed without being read
def mtime_was_in_the_future_and_is_again(f):
    f.keeping_times(f.at(PY), lambda: f.write(PY, python("c")))


@case(plain, blind=True)
def emptied(f):
    f.write(PY, "")


@case(plain, blind=True)
def broken(f):
    f.write(PY, "name = \n")


def invalid(f):
    f.write(PY, "name = \n")


@case(invalid, blind=True)
def mended(f):
    f.define("1")


@case(plain, blind=True)
def edited_twice(f):
    f.write(PY, python("c"))
    f.write(PY, python("a"))
    f.write(PY, python("d"))


# --- which file defines a package ----------------------------------------------------------------------------


@case(in_yaml, blind=True)
def package_py_beside_package_yaml(f):
    f.define("1", "b")


@case(in_yaml, blind=True)
def package_py_beside_package_yaml_with_times_put_back(f):
    f.keeping_times(f.at("1"), lambda: f.define("1", "b"))


@case(in_yaml, blind=True)
def yaml_same_size_with_times_put_back(f):
    f.keeping_times(f.at("1/package.yaml"), lambda: f.write("1/package.yaml", yaml("c")))


@case(both)
def package_py_removed_beside_package_yaml(f):
    f.remove(PY)
    os.utime(f.path)  # as rez does


@case(both, blind=True)
def package_py_becomes_a_directory_beside_package_yaml(f):
    f.remove(PY)
    f.at(PY).mkdir()


@case(both, blind=True)
def package_py_becomes_a_fifo_beside_package_yaml(f):
    f.remove(PY)
    os.mkfifo(f.at(PY))


@case(both, blind=True)
def package_py_becomes_a_link_to_nowhere_beside_package_yaml(f):
    f.remove(PY)
    f.at(PY).symlink_to("nowhere")


def directory_first(f):
    in_yaml(f)
    f.at(PY).mkdir()


@case(directory_first, blind=True)
def a_directory_package_py_becomes_a_file(f):
    f.at(PY).rmdir()
    f.define("1", "b")


def dangling_first(f):
    in_yaml(f)
    f.at(PY).symlink_to(f.store / "later.py")


@case(dangling_first, blind=True)
def the_target_of_package_py_appears_beside_package_yaml(f):
    f.aside("later.py", python("b"))


def dangling(f):
    f.at("1").mkdir(parents=True)
    f.at(PY).symlink_to(f.store / "later.py")


@case(dangling)
def the_target_of_package_py_appears(f):
    f.aside("later.py", python("b"))


def linked_definition(f):
    f.at("1").mkdir(parents=True)
    f.at(PY).symlink_to(f.aside("there.py", python("a")))


@case(linked_definition, blind=True)
def the_target_of_package_py_is_edited(f):
    path = f.store / "there.py"
    f.keeping_times(path, lambda: path.write_text(python("c")))


@case(linked_definition, blind=True)
def package_py_leads_elsewhere(f):
    there = f.aside("elsewhere.py", python("c"))
    os.utime(there, ns=f.times(f.store / "there.py"))
    f.at("1/new").symlink_to(there)
    os.replace(f.at("1/new"), f.at(PY))


@case(linked_definition, blind=True)
def the_target_of_package_py_vanishes(f):
    (f.store / "there.py").unlink()


# --- which versions there are --------------------------------------------------------------------------------


@case(plain)
def version_added(f):
    f.define("3")


@case(plain)
def version_removed(f):
    f.remove("1")


@case(plain)
def version_removed_with_times_put_back(f):
    f.keeping_times(f.path, lambda: f.remove("1"))


@case(plain, answer="index")
def version_removed_and_put_back(f):
    f.at("1").rename(f.store / "1")
    (f.store / "1").rename(f.at("1"))


@case(plain)
def version_removed_and_another_put_back(f):
    times = f.times(f.at(PY)), f.times(f.at("1")), f.times(f.path)
    f.remove("1")
    f.define("1", "c")
    for path, each in zip((f.at(PY), f.at("1"), f.path), times, strict=True):
        os.utime(path, ns=each)


@case(plain)
def versions_swapped(f):
    f.swap("1", "2")


@case(plain)
def version_replaced_by_a_directory_of_the_same_time(f):
    (f.store / "1").mkdir()
    f.aside(PY, python("c"))
    os.utime(f.store / PY, ns=f.times(f.at(PY)))
    os.utime(f.store / "1", ns=f.times(f.at("1")))
    times = f.times(f.path)
    f.at("1").rename(f.store / "old")
    (f.store / "1").rename(f.at("1"))
    os.utime(f.path, ns=times)


@case(plain)
def version_renamed_to_another_case(f):
    f.at("1").rename(f.at("1.A"))
    f.at("2").rename(f.at("1.a"))


@case(plain, blind=True)
def version_emptied(f):
    f.remove(PY)


def empty_version(f):
    f.at("1").mkdir(parents=True)


@case(empty_version)  # where there was no file, it is looked for
def definition_appears(f):
    f.define("1")


@case(plain)
def ignored(f):
    f.write(".ignore1", "")


def is_ignored(f):
    plain(f)
    f.write(".ignore1", "")


@case(is_ignored)
def ignored_no_more(f):
    f.remove(".ignore1")


@case(is_ignored)
def ignore_becomes_a_directory_with_times_put_back(f):
    def change():
        f.remove(".ignore1")
        f.at(".ignore1").mkdir()

    f.keeping_times(f.path, change)


@case(plain)
def building_added(f):
    f.write(".building3", "")
    f.at("3").mkdir()


def building(f):
    f.define("2")
    f.write(".building1", "")
    f.at("1").mkdir()


@case(building)
def what_was_building_is_there(f):
    f.define("1")


@case(building)
def what_was_building_is_there_and_building_removed(f):
    f.define("1")
    f.remove(".building1")


@case(building)
def beside_what_is_building_another_is_edited(f):
    f.keeping_times(f.at("2/package.py"), lambda: f.define("2", "c"))


def linked_version(f):
    f.define("1")
    f.at("2").symlink_to(f.store / "later")


@case(linked_version)
def the_target_of_a_version_appears(f):
    (f.store / "later").mkdir()
    f.aside("later/package.py", python("b"))


def linked_there(f):
    (f.store / "there").mkdir()
    f.aside("there/package.py", python("a"))
    f.path.mkdir()
    f.at("1").symlink_to(f.store / "there")


@case(linked_there)
def the_target_of_a_version_is_edited(f):
    path = f.store / "there/package.py"
    f.keeping_times(path, lambda: path.write_text(python("c")))


@case(linked_there)
def the_target_of_a_version_vanishes(f):
    shutil.rmtree(f.store / "there")


@case(linked_there)
def a_version_leads_elsewhere(f):
    (f.store / "elsewhere").mkdir()
    f.aside("elsewhere/package.py", python("c"))
    for name in ("package.py", ""):
        os.utime(f.store / "elsewhere" / name, ns=f.times(f.store / "there" / name))
    f.at("new").symlink_to(f.store / "elsewhere")
    os.replace(f.at("new"), f.at("1"))


# --- families ------------------------------------------------------------------------------------------------


def absent(f):
    pass


@case(absent)
def family_added(f):
    plain(f)


@case(plain)
def family_removed(f):
    f.remove()


@case(plain)
def family_renamed(f):
    f.path.rename(f.root / (f.name + "_new"))


@case(plain)
def family_renamed_to_another_case(f):
    f.path.rename(f.root / f.name.upper())


@case(plain)
def family_becomes_a_file(f):
    f.remove()
    f.path.write_text("")


@case(plain)
def family_replaced_by_another_of_the_same_times(f):
    other = f.store / "family"
    (other / "1").mkdir(parents=True)
    (other / "1/package.py").write_text(python("c"))
    (other / "2").mkdir()
    (other / "2/package.py").write_text(python("d"))
    for name in (PY, "2/package.py", "1", "2", ""):
        os.utime(other / name, ns=f.times(f.at(name)))
    f.path.rename(f.store / "old")
    other.rename(f.path)


def linked_family(f):
    for name, token in (("there", "a"), ("elsewhere", "c")):
        (f.store / name / "1").mkdir(parents=True)
        f.aside(f"{name}/1/package.py", python(token))
    for name in (PY, "1", ""):
        os.utime(f.store / "elsewhere" / name, ns=f.times(f.store / "there" / name))
    f.path.symlink_to(f.store / "there")


@case(linked_family)
def a_family_leads_elsewhere(f):
    f.path.unlink()
    f.path.symlink_to(f.store / "elsewhere")


@case(linked_family)
def the_target_of_a_family_vanishes(f):
    shutil.rmtree(f.store / "there")


@case(linked_family)
def a_version_is_added_to_the_target_of_a_family(f):
    (f.store / "there/2").mkdir()
    f.aside("there/2/package.py", python("b"))


def dangling_family(f):
    f.path.symlink_to(f.store / "later")


@case(dangling_family)
def the_target_of_a_family_appears(f):
    (f.store / "later/1").mkdir(parents=True)
    f.aside("later/1/package.py", python("b"))


@case(plain)
def unversioned_package_appears(f):
    f.write("package.py", python("b"))


def unversioned(f):
    f.write("package.py", python("a"))
    f.define("1", "b")


@case(unversioned)
def unversioned_package_vanishes(f):
    f.remove("package.py")


@case(unversioned, blind=True)
def unversioned_package_same_size_with_times_put_back(f):
    f.keeping_times(f.at("package.py"), lambda: f.write("package.py", python("c")))


def unversioned_in_yaml(f):
    f.write("package.yaml", yaml("a"))


@case(unversioned_in_yaml)
def package_py_beside_an_unversioned_package_yaml(f):
    f.write("package.py", python("b"))


# --- combined families ---------------------------------------------------------------------------------------


def one_file(f):
    (f.root / f"{f.name}.py").write_text(combined("a"))


def one_yaml(f):
    (f.root / f"{f.name}.yaml").write_text("name: x\nversions: ['1', '2']\nrequires: ['a-1']\n")


@case(one_file)
def combined_same_size_with_times_put_back(f):
    path = f.root / f"{f.name}.py"
    f.keeping_times(path, lambda: path.write_text(combined("c")))


@case(one_file)
def combined_with_another_version(f):
    (f.root / f"{f.name}.py").write_text(combined("a", ("1", "3")))


@case(one_file)
def combined_replaced_as_rsync_does(f):
    f.replace(f.root / f"{f.name}.py", combined("c"))


@case(one_file)
def combined_touched(f):
    os.utime(f.root / f"{f.name}.py")


@case(one_file)
def combined_removed(f):
    (f.root / f"{f.name}.py").unlink()


@case(one_file)
def combined_gets_a_directory_before_it(f):
    plain(f)


@case(one_yaml)
def combined_py_beside_yaml(f):
    (f.root / f"{f.name}.py").write_text(combined("c"))


@case(one_yaml)
def combined_py_is_a_hard_link_to_the_yaml(f):
    os.link(f.root / f"{f.name}.yaml", f.root / f"{f.name}.py")


def directory_and_file(f):
    plain(f)
    one_file(f)


@case(directory_and_file)
def directory_before_a_combined_family_removed(f):
    f.remove()


@case(directory_and_file)
def combined_behind_a_directory_edited(f):
    (f.root / f"{f.name}.py").write_text(combined("c"))


# --- old release files ---------------------------------------------------------------------------------------


def undated(f):
    f.write(PY, python("a", timestamp=False))


def released(f):
    undated(f)
    f.write("1/release.yaml", "timestamp: 1\nrequires: [r-1]\n")


def old_metadata(f):
    undated(f)
    f.write("1/.metadata/release_time.txt", "1300000000")


@case(undated, blind=True)
def release_file_appears(f):
    f.write("1/release.yaml", "timestamp: 1\nrequires: [r-1]\n")


@case(undated, blind=True)
def release_file_appears_with_times_put_back(f):
    f.keeping_times(f.at("1"), lambda: f.write("1/release.yaml", "timestamp: 1\nrequires: [r-1]\n"))


@case(released, blind=True)
def release_file_same_size_with_times_put_back(f):
    path = f.at("1/release.yaml")
    f.keeping_times(path, lambda: path.write_text("timestamp: 1\nrequires: [s-1]\n"))


@case(released, blind=True)
def release_file_vanishes(f):
    f.remove("1/release.yaml")


@case(old_metadata, blind=True)
def release_time_same_size_with_times_put_back(f):
    path = f.at("1/.metadata/release_time.txt")
    f.keeping_times(path, lambda: path.write_text("1400000000"))


@case(old_metadata, blind=True)
def changelog_appears(f):
    f.write("1/.metadata/changelog.txt", "a change")


@case(old_metadata, blind=True)
def metadata_vanishes(f):
    f.remove("1/.metadata")


def release_link(f):
    undated(f)
    f.at("1/release.yaml").symlink_to(f.store / "later.yaml")


@case(release_link, blind=True)
def the_target_of_a_release_file_appears(f):
    f.aside("later.yaml", "timestamp: 1\nrequires: [r-1]\n")


@case(released, blind=True)
def definition_with_old_release_files_gets_a_timestamp(f):
    f.write(PY, python("a"))


def dated_and_released(f):
    plain(f)
    f.write("1/release.yaml", "timestamp: 1\nrequires: [r-1]\n")


@case(dated_and_released, blind=True)
def definition_beside_a_release_file_loses_its_timestamp(f):
    f.write(PY, python("a", timestamp=False))


# --- too young to be believed --------------------------------------------------------------------------------


@case(plain, racy=True, answer="index")
def racy_unchanged(f):
    pass


@case(plain, racy=True, answer="live")
def racy_same_size(f):
    f.write(PY, python("c"))


@case(plain, racy=True)
def racy_same_size_with_times_put_back(f):
    f.keeping_times(f.at(PY), lambda: f.write(PY, python("c")))


@case(plain, racy=True)
def racy_version_added_with_times_put_back(f):
    f.keeping_times(f.path, lambda: f.define("3"))


@case(plain, racy=True)
def racy_version_removed_with_times_put_back(f):
    f.keeping_times(f.path, lambda: f.remove("1"))


@case(future, racy=True)
def racy_in_the_future(f):
    f.keeping_times(f.at(PY), lambda: f.write(PY, python("c")))


@case(zero, racy=True)
def racy_with_mtime_zero(f):
    f.keeping_times(f.at(PY), lambda: f.write(PY, python("c")))


@case(in_yaml, racy=True)
def racy_package_py_beside_package_yaml(f):
    f.keeping_times(f.at("1"), lambda: f.define("1", "b"))


@case(released, racy=True)
def racy_release_file(f):
    path = f.at("1/release.yaml")
    f.keeping_times(path, lambda: path.write_text("timestamp: 1\nrequires: [s-1]\n"))


@case(one_file, racy=True)
def racy_combined(f):
    path = f.root / f"{f.name}.py"
    f.keeping_times(path, lambda: path.write_text(combined("c")))
