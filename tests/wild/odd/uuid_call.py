import uuid
name = "uuid_call"
version = "1"
uuid = str(uuid.uuid4())
