# A str over several lines keeps its line ends.
description = """first
second

  third
"""
