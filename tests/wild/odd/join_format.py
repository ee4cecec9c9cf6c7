name = "shelf"
version = ".".join(str(n) for n in (1, 4, 2))
description = " ".join(["Shelves", "for", "{0} and {app}".format("Maya", app="Nuke")])
requires = ["-".join(("maya", "2022+")), "{}-{}".format("python", 3)]
