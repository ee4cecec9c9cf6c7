from datetime import datetime
name = "datetime_build"
version = "1"
_built = datetime.now().isoformat()
