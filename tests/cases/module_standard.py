# Modules that only define things.
import argparse, pathlib, getpass, shlex, decimal, warnings
import urllib.parse
import urllib.parse as u
name = 'a'
