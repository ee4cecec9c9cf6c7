name		= "tabbed"
version		= "3.0"
requires	= [
	"python",
	"qt_py",
]

def commands():
	env.PYTHONPATH.append("{root}/python")
	if "maya" in resolve:
		env.MAYA_SCRIPT_PATH.append("{root}/mel")
