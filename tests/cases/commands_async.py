# An async def.
name = "case"
version = "1.0"
async def commands():
    env.A = 1
