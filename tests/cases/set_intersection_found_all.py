# CPython 3.11 looks no further once an intersection holds every member of the set, so that nobody hashes the list
# behind it; other versions do.
name = "set_intersection_found_all"

description = str(len({1}.intersection(iter([1.0, []]))))
