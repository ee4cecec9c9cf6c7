name = "bad_request"
version = "1"
requires = ["python-3..", "maya-2022-", "ok"]
