from pathlib import Path
name = "pathlib_use"
version = "1"
_root = str(Path("/mnt") / "studio")
_name = Path("/a/b.txt").stem
