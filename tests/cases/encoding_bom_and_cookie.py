# -*- coding: latin-1 -*- A BOM with another cookie.
name = "a"
