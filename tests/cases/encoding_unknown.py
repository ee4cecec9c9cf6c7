# -*- coding: no-such-codec -*- A codec that does not exist.
name = "a"
