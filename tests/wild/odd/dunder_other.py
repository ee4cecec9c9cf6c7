__title__ = "dunder_title"
__maintainer__ = "core"
__url__ = "https://example.com"
__description__ = "Of the title"
name = __title__
version = "1"
description = __description__
