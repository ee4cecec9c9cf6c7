"""Promise: seeded definitions for comparing rezdex with rez: harmless to execute, the same for the same seed.

grammar.py holds the machinery; every other file holds one area of the language as tables and small functions.
What a definition computes never depends on time or addresses; a few depend on the order of a set, which must be
declined: the one who runs them fixes PYTHONHASHSEED so that a run can be repeated.
"""
