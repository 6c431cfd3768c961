"""Makes `verify/data/english_words/english_words.txt.gz` from the English list of pyspellchecker.

Usage: python .ci/data/english_words.py FOLDER [--record]; FOLDER holds `en.json.gz` (`spellchecker/resources` of the package).
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from pathlib import Path

from record import settle

NAME = "verify/data/english_words/english_words.txt.gz"
# Shorter words are too near to one another for a slip of the key to be told from another word; longer ones do not occur.
_WORD = re.compile("[a-z]{5,18}")


def words_of(packed: bytes) -> bytes:
    """The words, one a line, in order."""
    known = json.loads(gzip.decompress(packed))
    return "".join(f"{word}\n" for word in sorted(known) if _WORD.fullmatch(word)).encode("ascii")


if __name__ == "__main__":
    source = Path(sys.argv[1]) / "en.json.gz"
    raise SystemExit(settle(NAME, words_of(source.read_bytes()), record="--record" in sys.argv))
