import sys
name = "bits"
version = "1"
_bits = 64 if sys.maxsize > 2**32 else 32
variants = [["arch-x86_%d" % _bits]]
