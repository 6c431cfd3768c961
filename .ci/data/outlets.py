"""Checks `verify/data/outlets.toml`, which is written by hand.

Usage: python .ci/data/outlets.py [--record]
"""

from __future__ import annotations

import sys
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping

from record import ROOT, settle

NAME = "verify/data/outlets.toml"


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
    found = list(problems(tomllib.loads(written.decode("utf-8"))))
    sys.stdout.write("".join(f"{line}\n" for line in found))
    raise SystemExit(1 if found else settle(NAME, written, record="--record" in sys.argv))
