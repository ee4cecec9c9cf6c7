from rez.utils.lint_helper import env, this, building
name = "node"
version = "16.17.0"
description = "A JavaScript runtime"
variants = [["platform-linux", "arch-x86_64"]]
tools = ["node", "npm", "npx"]
uuid = "repository.node"
_data = {"label": "Node.js", "color": "#3c873a"}
def commands():
    env.NODE_HOME = this.root
    env.PATH.append("{root}/bin")
