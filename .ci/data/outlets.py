"""Checks `verify/data/outlets.json`, which is written by hand: outlets that drafts cite and pages belong to, by kind.

Each is its canonical name with its main domain, or with a table of
    at      its domains, the main one first
    also    other names, matched as they are spelt here
    short   further names that are also everyday words or stand for other things: they count only beside words of citing
    common  true where the name itself is such a word
A leading "The" is optional in running text when two or more words follow it.

Usage: python .ci/data/outlets.py [--record]
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping

from record import ROOT, settle

NAME = "verify/data/outlets.json"


def problems(table: Mapping[str, Mapping[str, object]]) -> Iterator[str]:
    """What is wrong: a name or a domain of two outlets, a domain that is none."""
    names: Counter[str] = Counter()
    domains: Counter[str] = Counter()
    for outlets in table.values():
        for name, told in outlets.items():
            given = told if isinstance(told, dict) else {"at": [told]}
            names.update({name, *given.get("also", ())})
            domains.update(given.get("at", ()))
    yield from (f"two outlets are called {name!r}" for name, count in names.items() if count > 1)
    yield from (f"two outlets are at {domain!r}" for domain, count in domains.items() if count > 1)
    yield from (f"{each!r} is no domain" for each in domains if "." not in each or "/" in each or each != each.lower())


if __name__ == "__main__":
    written = (ROOT / NAME).read_bytes()
    found = list(problems(json.loads(written)))
    sys.stdout.write("".join(f"{line}\n" for line in found))
    raise SystemExit(1 if found else settle(NAME, written, record="--record" in sys.argv))
