import logging
logging.getLogger("rez").debug("loading")
name = "logs_more"
version = "1"
