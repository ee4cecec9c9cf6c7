# A description as long as a README.
name = "long_text"
version = "1"
description = """
Title
=====

Some *text* with "quotes", 'apostrophes', back\\slashes and a tab:	here.

- item one
- item two

.. code-block:: python

    env.PATH.append("{root}")
"""
