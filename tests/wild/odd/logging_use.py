import logging
_log = logging.getLogger(__name__)
name = "logs"
version = "1"
