# Names of typing are live objects; an annotation is never evaluated.
from typing import List, TYPE_CHECKING, cast
requires: List[str] = ['a']
if TYPE_CHECKING:
    import no_such_module
