# Names that neither Python nor rez looks at.
__title__ = 'a'
__version_info__ = (1, 2, 3)
__maintainer__ = __url__ = 'b'
__description__ = 'c'
name = __title__
version = '%d.%d.%d' % __version_info__
description = __description__
