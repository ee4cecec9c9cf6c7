# What rez itself says of the platform: supplied by who has rez.
from rez.system import system
variants = [['platform-' + system.platform, 'arch-' + system.arch, 'os-' + system.os]]
