name = "embree"
version = "3.13.5"
authors = ["Intel"]
_url = "https://example.com/embree-%s.tar.gz" % version
build_command = "bash {root}/fetch.sh %s" % _url
variants = [["platform-linux", "tbb-2020"]]
uuid = "repository.embree"
def commands():
    env.embree_DIR = "{root}/lib/cmake"
