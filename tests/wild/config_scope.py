name = "deploy"
version = "1.2"
requires = ["git-2"]

with scope("config") as c:
    import os
    c.release_packages_path = "/mnt/studio/packages/internal"
    c.plugins.release_hook.emailer.recipients = ["td@example.com"]

def commands():
    env.DEPLOY_ROOT = "{root}"
