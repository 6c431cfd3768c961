"""Makes `verify/data/wordnet/related_words.txt.gz` from the database files of WordNet 3.0.

Usage: python .ci/data/wordnet.py FOLDER [--record]; FOLDER holds index.*, data.*, *.exc and cntlist.rev.

Three parts, parted by empty lines: for each single word how often it was met in tagged text and its synonym sets, the five
commonest of each part of speech; irregular forms and what they are forms of; for each set the sets that it is linked to.
Sets are numbered as they first come up. A set that is linked to no other and belongs to one word alone tells nothing and is
left out, and so is a word with no set left, unless it is an irregular form. Antonyms are not linked.
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from record import settle

NAME = "verify/data/wordnet/related_words.txt.gz"
PARTS = ("noun", "verb", "adj", "adv")
_PART_OF = {"n": "noun", "v": "verb", "a": "adj", "s": "adj", "r": "adv"}
# Broader, narrower, derived, verb group, alike, pertaining to, attribute, entails, see also, causes and caused by.
_LINKS = frozenset("@ ~ + $ & \\ = * ^ > <".split())
_MOST_SETS = 5
_SINGLE = re.compile("[a-z]{2,}")

Set = tuple[str, str]


def digest(folder: Path) -> bytes:
    """The whole file, unpacked."""
    senses = {word: sets for word, sets in _senses(folder).items() if _SINGLE.fullmatch(word)}
    every = set(senses) | {line.split()[0] for part in PARTS for line in _lines(folder / f"index.{part}")}
    counts = _counts(folder)
    listed = _irregular(folder)
    irregular = {form: sorted(known) for form, bases in listed.items() if (known := bases & every)}
    used = Counter(each for sets in senses.values() for each in sets)
    linked = {each: {other for other in _linked(line) if other in used} for each, line in _data(folder) if each in used}
    kept = {each for each in used if used[each] > 1 or linked[each]}
    number: dict[Set, int] = {}
    words = []
    for word in sorted(senses):
        sets = [number.setdefault(each, len(number)) for each in senses[word] if each in kept]
        if sets or word in listed:
            words.append(f"{word} {counts[word]} {' '.join(map(str, sets))}")
    forms = [f"{form} {' '.join(irregular[form])}" for form in sorted(irregular)]
    return "\n\n".join(("\n".join(words), "\n".join(forms), "\n".join(_links(number, linked)))).encode("ascii")


def _links(number: Mapping[Set, int], linked: Mapping[Set, set[Set]]) -> Iterator[str]:
    both: dict[Set, set[int]] = defaultdict(set)
    for each in number:
        for other in linked[each] & number.keys():
            both[each].add(number[other])
            both[other].add(number[each])
    for each in number:
        yield " ".join(map(str, sorted(both[each])))


def _senses(folder: Path) -> dict[str, list[Set]]:
    senses: dict[str, list[Set]] = defaultdict(list)
    for part in PARTS:
        for line in _lines(folder / f"index.{part}"):
            fields = line.split()
            places = fields[6 + int(fields[3]) :]
            senses[fields[0]] += [(part, place) for place in places[:_MOST_SETS]]
    return senses


def _counts(folder: Path) -> Counter[str]:
    counts: Counter[str] = Counter()
    for line in (folder / "cntlist.rev").read_text("latin-1").splitlines():
        key, _, count = line.split()
        counts[key.partition("%")[0]] += int(count)
    return counts


def _irregular(folder: Path) -> dict[str, set[str]]:
    forms: dict[str, set[str]] = defaultdict(set)
    for part in PARTS:
        for line in (folder / f"{part}.exc").read_text("latin-1").splitlines():
            form, *bases = line.split()
            if _SINGLE.fullmatch(form):
                forms[form].update(base for base in bases if base != form and _SINGLE.fullmatch(base))
    return {form: bases for form, bases in forms.items() if bases}


def _data(folder: Path) -> Iterator[tuple[Set, list[str]]]:
    for part in PARTS:
        for line in _lines(folder / f"data.{part}"):
            fields = line.partition(" | ")[0].split()
            yield (part, fields[0]), fields


def _linked(fields: list[str]) -> Iterator[Set]:
    first = 4 + 2 * int(fields[3], 16)
    for at in range(first + 1, first + 1 + 4 * int(fields[first]), 4):
        symbol, place, part = fields[at : at + 3]
        other = (_PART_OF[part], place)
        if symbol in _LINKS and other != (_PART_OF[fields[2]], fields[0]):
            yield other


def _lines(path: Path) -> list[str]:
    # The licence at the head is indented.
    return [line for line in path.read_text("latin-1").splitlines() if not line.startswith("  ")]


if __name__ == "__main__":
    raise SystemExit(settle(NAME, digest(Path(sys.argv[1])), record="--record" in sys.argv))
