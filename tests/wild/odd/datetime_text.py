import datetime
name = "dated"
version = "1.0"
description = "Made on {}".format(datetime.date.today())
