"""`python -m verify`: for Windows, where `verify` is a word of the shell."""

import os
import sys

# Python puts the working folder first: what lies in a checkout is to be read there, never imported.
if sys.path[0] in ("", os.getcwd()):  # noqa: PTH109 - `pathlib` would be imported from there
    del sys.path[0]

from verify.cli.main import main

main()
