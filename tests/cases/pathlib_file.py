# In a definition of rez there is no __file__.
from pathlib import Path

name = "case"
version = "1.0"
root = str(Path(__file__).parent)
