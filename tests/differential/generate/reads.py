"""Promise: what modules are read for: the surroundings, the standard library's pure parts. {n}: a variable's name."""

from .grammar import rows

# module: expressions that read it
READS = {
    "platform": rows(
        r"""
platform.system()
platform.system().lower()
platform.system() == 'Linux'
platform.system() == 'Darwin'
platform.system() in ('Windows', 'Darwin')
platform.machine()
platform.python_version()
'platform-%s' % platform.system().lower()
platform.node()
platform.release()
platform.uname().system
platform.python_version_tuple()[0]
platform.architecture()[0]
platform.platform()
platform.processor()
"""
    ),
    "sys": rows(
        r"""
sys.platform
sys.platform.startswith('linux')
sys.version_info[:2]
sys.version_info >= (3, 7)
sys.version_info.major
sys.maxsize > 2 ** 32
sys.byteorder
sys.version[0]
sys.executable
'{}.{}'.format(*sys.version_info)
'win' in sys.platform
sys.maxunicode
sys.float_info.max
sys.implementation.name
sys.hexversion > 0x03000000
"""
    ),
    "os": rows(
        r"""
os.name
os.sep
os.pathsep
os.getenv('{n}')
os.getenv('{n}', <str>)
os.environ.get('{n}')
os.environ.get('{n}', <any>)
os.environ['{n}']
'{n}' in os.environ
'{n}' not in os.environ
os.getcwd()
os.path.join(<str>, <str>)
os.path.join(os.getcwd(), <word>)
os.path.basename(<str>)
os.path.dirname(<str>)
os.path.splitext(<str>)
os.path.split(<str>)
os.path.normpath(<str>)
os.path.isabs(<str>)
os.linesep
os.environ.get('{n}', '').split(os.pathsep)
os.path.expanduser('~')
os.path.expandvars('$REZDEX_A/x')
bool(os.getenv('{n}'))
int(os.getenv('{n}', '3'))
os.curdir
os.path.commonprefix(<list str>)
os.path.exists('/nosuch')
os.path.relpath('/a/b', '/a')
os.path.relpath('/' + <str>, '/' + <str>)
os.path.commonpath(<list str>)
os.path.sep.join(<list str>)
os.environ.get('{n}') or <str>
os.path.abspath(<word>)
os.fspath(<str>)
os.cpu_count()
os.path.dirname(p=<str>)
'%s-x' % os.environ.get('{n}')
os.getenv('{n}') is None
os.environ.get(<str>)
os.environ[<word>]
"""
    ),
    "getpass": rows(
        r"""
getpass.getuser()
getpass.getuser() == 'root'
"""
    ),
    "string": rows(
        r"""
string.digits
string.ascii_lowercase
string.Template('$a-${b}').substitute(a=<any>, b=1)
string.Template(<str>).safe_substitute()
string.capwords(<str>)
string.punctuation
string.whitespace
"""
    ),
    "re": rows(
        r"""
re.sub('[^a-z]', '_', <str>)
re.split('[-.]', <str>)
re.match('(\\d+)', <str>)
re.findall('[a-z]+', <str>)
re.escape(<str>)
re.search('a', <str>) is not None
re.match('(?P<x1>.)', <str>).group('x1')
re.sub(<str>, '', <str>)
bool(re.match(r'^\d+\.\d+', <version>))
re.compile('a+').sub('b', <str>)
re.IGNORECASE | re.M
re.match(r'(\d+)\.?(\d+)?', <version>).groups('0')
re.sub(r'(\w)(\W)', r'\2\1', <str>)
re.sub('[a-z]', lambda m: m.group().upper(), <str>)
[m.span() for m in re.finditer(r'\w+', <str>)]
(re.search(r'(?P<n>[a-z])', <str>, re.I) or {'n': <any>})['n']
re.fullmatch('.*', <str>, flags=re.S) == None
"""
    ),
    "textwrap": rows(
        r"""
textwrap.dedent('  a\n  b')
textwrap.dedent(<str>)
textwrap.fill(<str>, 10)
textwrap.indent(<str>, '> ')
textwrap.shorten(<str>, 8)
"""
    ),
    "json": rows(
        r"""
json.dumps(<any>)
json.dumps(<any>, sort_keys=True)
json.loads('[1, 2.0, null]')
json.loads(json.dumps(<any>))
json.dumps(<dict str any>, indent=<small>, separators=(',', ':'))
json.loads(<str>)
"""
    ),
    "math": rows(
        r"""
math.pi
math.floor(<float>)
math.ceil(<number>)
math.sqrt(<number>)
math.inf
math.gcd(<int>, <int>)
math.isnan(<float>)
math.log(<float>)
math.factorial(<small>)
math.fsum(<list float>)
"""
    ),
    "collections": rows(
        r"""
collections.OrderedDict([(<str>, <any>)])
dict(collections.Counter(<str>))
collections.defaultdict(list)
collections.namedtuple('P', 'x y')(1, <any>).y
list(collections.deque(<list str>, 2))
"""
    ),
    "functools": rows(
        r"""
functools.reduce(lambda a, b: a + b, <list int>)
functools.partial(int, base=2)('101')
"""
    ),
    "itertools": rows(
        r"""
list(itertools.chain(<list str>, <list int>))
list(itertools.product(<list str>, [1, 2]))
list(itertools.islice(itertools.count(), 3))
[k for k, g in itertools.groupby(<list int>)]
list(itertools.permutations('ab'))
list(itertools.zip_longest(<list str>, <list int>))
"""
    ),
    "operator": rows(
        r"""
sorted(<list list str>, key=operator.itemgetter(0))
operator.add(<any>, <any>)
"""
    ),
    "copy": rows(
        r"""
copy.copy(<list any>)
copy.deepcopy(<dict str any>)
"""
    ),
    "ast": rows(
        r"""
ast.literal_eval(<str>)
ast.literal_eval('[1, (2,)]')
ast.literal_eval(repr(<any>))
"""
    ),
    "types": rows(
        r"""
types.SimpleNamespace(a=<any>).a
"""
    ),
    "pathlib": rows(
        r"""
str(pathlib.PurePosixPath('/a') / <word>)
'%s' % pathlib.Path(<str>, <word>).parent
pathlib.PurePath(<word>).with_suffix('.x').name
pathlib.Path(<str>).parts
pathlib.Path(<str>) / <str>
pathlib.Path('/a/b.c').suffix
"""
    ),
    "datetime": rows(
        r"""
datetime.date(2023, 1, 2).isoformat()
datetime.datetime.now().isoformat()
str(datetime.date.today())
datetime.datetime.now() is None
[datetime.date.today().year, <any>]
"""
    ),
    "uuid": rows(
        r"""
str(uuid.uuid4())
uuid.uuid4().hex
uuid.uuid4() == <any>
"""
    ),
    "time": rows(
        r"""
time.time()
time.strftime('%Y')
time.time() > 5
"""
    ),
    "rez.version": rows(
        r"""
str(rez.version.Version(<version>))
rez.version.Version(<version>) < rez.version.Version(<version>)
rez.version.Version(<version>).as_tuple()
str(rez.version.Version(<version>)[<index>])
rez.version.Version(<version>) in rez.version.VersionRange('1+')
rez.version.Version(<str>)
"""
    ),
}
