"""`python -m verify`: for Windows, where `verify` is a word of the shell."""

from verify.cli.main import main

main()
