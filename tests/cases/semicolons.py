# Several statements on a line.
name = "a"; version = "1"; requires = ["b"];
