"""Promise: expressions that give text and bytes: every pure method of str and bytes, slices, joining, conversion."""

from .grammar import expressions

expressions(
    "str",
    """
    <str> + <str>
    <str> + <str>
    <str> + <word> + <version>
    <str> + <str> + <str>
    <str> * <small>
    <small> * <str>
    <str>[<index>]
    <str>[<index>:]
    <str>[:<index>]
    <str>[<index>:<index>]
    <str>[::-1]
    <str>[<index>:<index>:<index>]
    <str>[None:<index>:-2]
    <str> if <bool> else <str>
    <str> or <str>
    <str> and <str>
    (<str> or <word>) + <version>
    <list str>[<index>]
    <tuple str>[<index>]
    <dict str str>[<str>]
    <dict str str>.get(<str>, <str>)
    <dict str str>.pop(<str>, <str>)
    <str>.split(<char>)[<index>]
    [<str>, <str>][<bool>]
    {'k': <str>, 'j': <str>}['k']
    (<str> or 'x')[0]
    (<str> or 'x')[-1]
    <str>.split('-')[0]
    <str>.split('.')[-1]
    """,
    weight=1.6,
)
expressions(
    "str",
    """
    ''.join(<list str>)
    '.'.join(<list str>)
    '.'.join(<version>.split('.')[:2])
    <str>.join(<list str>)
    <str>.join(<tuple str>)
    <str>.join(<str>)
    <str>.join(<dict str any>)
    ','.join(sorted(<set str>))
    ','.join(str(x) for x in <list any>)
    ', '.join([str(x) for x in <version>.split('.')])
    ''.join(reversed(<str>))
    ''.join(map(str, <list int>))
    str(<any>)
    str(<int>)
    str(<float>)
    str(<bool>)
    str(<list any>)
    str(<bytes>, 'utf-8')
    str(<bytes>, 'latin-1', 'replace')
    str()
    str(object=<int>)
    repr(<any>)
    repr(<str>)
    repr(<float>)
    repr(<bytes>)
    repr(<tuple any>)
    repr(<dict str any>)
    repr(<set int>)
    repr(<range>)
    repr(<complex>)
    ascii(<str>)
    ascii(<any>)
    chr(<small> + 64)
    chr(ord(<char>) + <small>)
    hex(<int>)
    oct(<int>)
    bin(<int>)
    max(<list str>)
    min(<str>, <str>)
    max(<list str>, key=len)
    <bytes>.decode()
    <bytes>.decode('ascii')
    <bytes>.decode('utf-8', 'ignore')
    <bytes>.decode('utf8', errors='replace')
    <bytes>.hex()
    <bytes>.hex(':')
    <float>.hex()
    type(<any>).__name__
    ''.__class__.__name__
    <str>.__add__(<str>)
    next(iter(<list str>))
    next(iter(<list str>), <str>)
    <any> and <str>
    """,
)
expressions(
    "str",
    """
    <str>.upper()
    <str>.lower()
    <str>.title()
    <str>.capitalize()
    <str>.swapcase()
    <str>.casefold()
    <str>.strip()
    <str>.lstrip()
    <str>.rstrip()
    <str>.strip(<str>)
    <str>.lstrip(<str>)
    <str>.rstrip('abc')
    <str>.replace(<str>, <str>)
    <str>.replace('.', '_')
    <str>.replace(<str>, <str>, <index>)
    <str>.replace('', <char>)
    <str>.center(<small>)
    <str>.center(<small>, <char>)
    <str>.ljust(<small>, <char>)
    <str>.rjust(12, <char>)
    <str>.zfill(<small>)
    '-7'.zfill(<small>)
    <str>.zfill(8)
    <str>.expandtabs()
    <str>.expandtabs(<small>)
    <str>.removeprefix(<str>)
    <str>.removesuffix(<str>)
    <str>.translate({97: 'b', 98: None, 65: 120})
    <str>.translate(str.maketrans('abc', 'xyz'))
    <str>.translate(str.maketrans('ab', 'xy', 'c'))
    <str>.partition(<char>)[<small>]
    <str>.partition('-')[0]
    <str>.rpartition(<str>)[2]
    <str>.rsplit('.', 1)[0]
    str.upper(<str>)
    str.join(<str>, <list str>)
    getattr(<str>, 'upper')()
    <str>.encode().decode()
    <str>.encode('unicode_escape').decode()
    <str>.splitlines()[<index>]
    <str>.format()
    <str>.__class__(<int>)
    <str>.strip().lower().replace(' ', '_')
    """,
)
expressions(
    "bytes",
    """
    <bytes> + <bytes>
    <bytes> * <small>
    <bytes>[<index>:<index>]
    <bytes>[::-1]
    <str>.encode()
    <str>.encode('ascii')
    <str>.encode('latin-1', 'replace')
    <str>.encode('ascii', 'backslashreplace')
    <str>.encode('ascii', 'xmlcharrefreplace')
    <str>.encode('utf-16-le')
    <str>.encode('utf-8', 'surrogateescape')
    <str>.encode('utf-8', 'surrogatepass')
    bytes(<small>)
    bytes(<list int>)
    bytes(<str>, 'utf-8')
    bytes.fromhex('00 ff 1a')
    bytes.fromhex(<str>)
    <bytes>.upper()
    <bytes>.lower()
    <bytes>.title()
    <bytes>.capitalize()
    <bytes>.swapcase()
    <bytes>.strip()
    <bytes>.strip(<bytes>)
    <bytes>.replace(<bytes>, <bytes>)
    <bytes>.replace(b'', b'-')
    <bytes>.join(<list bytes>)
    <bytes>.center(<small>, b'*')
    <bytes>.zfill(<small>)
    <bytes>.expandtabs()
    <bytes>.removeprefix(<bytes>)
    <bytes>.translate(None, b'a')
    <bytes>.partition(b',')[<small>]
    <bytes> % (<small>,)
    b'%s-%d' % (<bytes>, <int>)
    b'%c%x' % (<small>, <int>)
    b'%a' % (<any>,)
    <int>.to_bytes(16, 'little', signed=True)
    <small>.to_bytes(2, 'big')
    <bytes> if <bool> else <bytes>
    """,
)
