b"""Bytes are no docstring."""
description = '__doc__' in globals()
