from typing import List, Dict
name: str = "hints"
version: str = "1"
requires: List[str] = ["python-3"]
_map: Dict[str, int] = {"a": 1}
def _f(x: int) -> str:
    return str(x)
description: str = _f(3)
