# What differs with each load, as an attribute: there, but not known. A decision on it needs Python.
import datetime
import time
import uuid as _uuid
from datetime import date, datetime as moment

name = "case"
version = "1.0"
uuid = str(_uuid.uuid4())
hexadecimal = _uuid.uuid4().hex
built = moment.now().isoformat()
day = str(datetime.date.today())
year = date.today().year
stamp = {"at": time.time(), "text": datetime.datetime.utcnow().strftime("%Y-%m-%d %H:%M:%S"), "n": 1}
other = [time.strftime("%Y.%m"), str(moment.today())]
known = datetime.datetime.now() == None  # noqa: E711
