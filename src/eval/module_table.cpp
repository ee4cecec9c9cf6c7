// Promise: see eval/module.h: the modules that an import may name, and the names in them.
//
// A module is here where every process with rez has loaded it, or where importing it only defines things.
#include <algorithm>
#include <array>

#include "eval/math_module.h"
#include "eval/module.h"

namespace rezdex::eval {
namespace {

// NOLINTNEXTLINE(bugprone-throwing-static-initialization): constinit, so nothing runs
constinit std::array table = std::to_array<Module>(
    {Module{"abc", "abstractmethod", "ABC ABCMeta"},
     Module{"argparse", {}, "Action ArgumentError ArgumentParser Namespace RawDescriptionHelpFormatter"},
     Module{"ast", "dump literal_eval parse walk", "AST NodeVisitor"},
     Module{"base64", "b64decode b64encode"},
     Module{"bisect"},
     Module{"calendar"},
     Module{"codecs", "open"},
     Module{"collections", "namedtuple", "ChainMap Counter OrderedDict UserDict UserList defaultdict deque"},
     Module{"collections.abc", {}, "Callable Iterable Iterator Mapping MutableMapping Sequence Set"},
     Module{"configparser"},
     Module{"contextlib", "contextmanager", "ExitStack closing suppress"},
     Module{"copy", "copy deepcopy"},
     Module{"csv"},
     Module{"ctypes"},
     Module{"dataclasses", "asdict dataclass field"},
     Module{"datetime", {}, "date datetime time timedelta timezone"},
     Module{"decimal", {}, "Decimal"},
     Module{"difflib"},
     Module{"enum", {}, "Enum Flag IntEnum auto"},
     Module{"errno"},
     Module{"fnmatch", "filter fnmatch fnmatchcase translate"},
     Module{"fractions"},
     Module{"functools", "lru_cache singledispatch total_ordering update_wrapper wraps",
            "cached_property cmp_to_key partial reduce"},
     Module{"getpass", "getpass", "GetPassWarning", getpass_functions},
     Module{"glob", "escape glob iglob"},
     Module{"hashlib", {}, "md5 sha1 sha256 sha512"},
     Module{"heapq"},
     Module{"importlib", "import_module reload"},
     Module{"inspect", "currentframe getfile getsource isclass isfunction signature"},
     Module{"io", {}, "BytesIO StringIO"},
     Module{"itertools",
            {},
            "chain combinations count cycle groupby islice permutations product repeat starmap takewhile tee "
            "zip_longest",
            itertools_functions},
     Module{"json", "dump dumps load loads", "JSONDecodeError JSONDecoder JSONEncoder"},
     Module{"keyword"},
     Module{"locale"},
     Module{"logging", "basicConfig critical debug error getLogger info warning",
            "Formatter Handler Logger StreamHandler"},
     Module{"math", {}, {}, math_functions, math_value},
     Module{"numbers"},
     Module{"operator", {}, "add attrgetter itemgetter methodcaller mul sub"},
     Module{"optparse"},
     Module{"os", "fsdecode fsencode get_exec_path makedirs popen removedirs renames walk",
            "DirEntry PathLike access chdir chmod close getgid getlogin getpid getppid getuid kill link "
            "listdir lstat mkdir open putenv readlink remove rename replace rmdir scandir stat strerror "
            "symlink system umask uname unlink urandom utime",
            os_functions, os_value},
     Module{"os.path",
            "commonpath commonprefix getatime getctime getmtime getsize ismount lexists realpath relpath "
            "samefile sameopenfile splitdrive",
            {},
            path_functions,
            path_value},
     Module{"pathlib", {}, "Path PosixPath PurePath PurePosixPath PureWindowsPath WindowsPath"},
     Module{"pickle", {}, "dump dumps load loads"},
     Module{"platform",
            "architecture libc_ver mac_ver platform processor python_branch python_build python_compiler "
            "python_revision python_version_tuple system_alias uname win32_ver",
            {},
            platform_functions},
     Module{"pprint", "pformat pprint", "PrettyPrinter"},
     Module{"queue"},
     Module{"random", {}, "Random choice"},
     Module{"re", "compile escape findall finditer fullmatch match purge search split sub subn",
            "DOTALL I IGNORECASE M MULTILINE Match Pattern S VERBOSE X error"},
     Module{"rez"},
     Module{"rez.config", {}, "Config config"},
     Module{"rez.exceptions",
            {},
            "BuildError BuildSystemError ConfigurationError InvalidPackageError PackageCommandError "
            "PackageFamilyNotFoundError PackageMetadataError PackageNotFoundError PackageRequestError "
            "ReleaseError ResolveError ResourceError RexError RezBindError RezError RezSystemError"},
     Module{"rez.package_py_utils",
            "exec_command exec_python expand_requirement expand_requires find_site_python"},
     Module{"rez.packages", "get_latest_package get_package get_variant iter_package_families iter_packages",
            "Package Variant"},
     Module{"rez.system", {}, "System", nullptr, rez_system_value},
     Module{"rez.utils"},
     Module{"rez.utils.formatting", {}, "PackageRequest StringFormatMixin"},
     Module{"rez.utils.platform_", {}, "Platform platform_"},
     Module{"rez.utils.sourcecode", {}, "SourceCode", nullptr, rez_sourcecode_value},
     Module{"rez.version", {}, "Requirement RequirementList Version VersionRange"},
     Module{"secrets"},
     Module{"select"},
     Module{"shlex", "quote split", "shlex"},
     Module{"shutil", "copy copy2 copyfile copytree disk_usage ignore_patterns move rmtree which"},
     Module{"signal"},
     Module{"socket", "getfqdn", "gethostname socket"},
     Module{"stat"},
     Module{"statistics"},
     Module{"string", "capwords", "Formatter Template", nullptr, string_value},
     Module{"struct"},
     Module{"subprocess", "call check_call check_output getoutput getstatusoutput run",
            "CalledProcessError CompletedProcess Popen SubprocessError TimeoutExpired"},
     Module{"sys",
            {},
            "exc_info exit getdefaultencoding getfilesystemencoding getrecursionlimit getsizeof intern "
            "stderr stdin stdout",
            nullptr,
            sys_value},
     Module{"sysconfig"},
     Module{"tempfile", "NamedTemporaryFile gettempdir mkdtemp mkstemp", "TemporaryDirectory"},
     Module{"textwrap", "fill indent shorten wrap", "TextWrapper", textwrap_functions},
     Module{"threading", "current_thread", "Event Thread Timer"},
     Module{"time",
            {},
            "gmtime localtime mktime monotonic perf_counter process_time sleep strftime strptime time"},
     Module{"timeit"},
     Module{"traceback", "format_exc format_exception print_exc print_stack"},
     Module{"types", {}, "FunctionType MappingProxyType ModuleType SimpleNamespace"},
     Module{"typing", "cast get_type_hints no_type_check overload",
            "Any AnyStr Callable ClassVar Dict FrozenSet Generic Iterable Iterator List Mapping Optional "
            "Sequence Set Tuple Type TypeVar Union",
            nullptr, typing_value},
     Module{"urllib"},
     Module{"urllib.parse", "quote unquote urlencode urljoin urlparse"},
     Module{"uuid", "getnode uuid1 uuid3 uuid4 uuid5", "UUID"},
     Module{"warnings", "filterwarnings simplefilter", "catch_warnings"},
     Module{"weakref"}});

} // namespace

std::span<Module> modules() noexcept { return table; }

} // namespace rezdex::eval
