import os
name = "license_server"
version = "1"
_license_file = "/mnt/licenses/site.lic" if os.path.isfile("/mnt/licenses/site.lic") else "27000@license"
requires = ["python"]
def commands():
    env.SITE_LICENSE = this._license_file
