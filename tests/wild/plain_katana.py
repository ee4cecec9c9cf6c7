name = "katana"
version = "5.0v4"
authors = ["Foundry"]
tools = ["katana", "katanaBin"]
requires = ["platform-linux"]
variants = [["os-CentOS-7"], ["os-Rocky-8"]]
has_plugins = True
def commands():
    env.KATANA_HOME = "/opt/Katana{version}"
    env.KATANA_ROOT = "$KATANA_HOME"
    env.PATH.append("$KATANA_HOME")
    env.KATANA_RESOURCES.append("$KATANA_HOME/plugins/Resources/Examples")
    alias("katana", "$KATANA_HOME/katana")
