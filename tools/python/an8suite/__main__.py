"""``python3 -m an8suite VERB ...`` is ``an8 VERB ...``, where the program is installed."""

import os
import sys

from . import program
from .errors import LibraryError
from .native import build

if sys.argv[1:] in (["--version"], ["-v"]):
    print(build)
else:
    try:
        found = program.find()
    except LibraryError as error:
        sys.exit(f"an8suite: {error}")
    if os.name == "nt":
        import subprocess
        sys.exit(subprocess.call([found, *sys.argv[1:]]))
    os.execv(found, [found, *sys.argv[1:]])
