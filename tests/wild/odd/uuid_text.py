from uuid import uuid4
name = "fresh_uuid"
version = "1.0"
uuid = str(uuid4())
