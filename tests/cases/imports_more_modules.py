# Modules that only define things.
import zipfile, tarfile, gzip, zlib, getopt, html, pwd, grp
import urllib.request
import urllib.error
import http.client
import multiprocessing
import unittest
import xml.etree.ElementTree as ET
import xml.dom.minidom
import ctypes.util
from rez.utils.logging_ import logger, print_warning
from rez.utils.execution import Popen
from rez.resolved_context import ResolvedContext
name = 'a'
