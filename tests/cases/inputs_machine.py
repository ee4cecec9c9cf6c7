# A module under another name.
import platform as p
variants = [['arch-%s' % p.machine()]]
