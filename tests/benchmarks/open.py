"""Measures the open set: made-up drafts and pages in tests/open/, anybody may add to them.

Usage: python -m tests.benchmarks.open [--wrong]; --wrong shows each story that comes out otherwise than it expects.

*lies*: words passed as corroborated that are not to be. *accused*: words called altered, misattributed, disputed or not found
that are to be corroborated, skipped or left unchecked.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.stories import Story, result, stories_in

FOLDER = Path(__file__).parents[1] / "open"
ACCUSING = frozenset(("altered", "misattributed", "disputed", "not_found"))
INNOCENT = frozenset(("corroborated", "skipped", "unchecked"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A story by its name, with what it expects of each kind and what came out."""

    name: str
    expected: dict[str, tuple[str, ...]]
    found: dict[str, tuple[str, ...]]

    @property
    def wrong(self) -> tuple[str, ...]:
        """The kinds of which something is missing."""
        return tuple(key for key, wanted in self.expected.items() if not set(wanted) <= set(self.found[key]))

    @property
    def is_lie(self) -> bool:
        """Whether words passed that were not said so."""
        wanted = self.expected.get("Outcome", ())
        return bool(wanted) and "corroborated" not in wanted and "corroborated" in self.found["Outcome"]

    @property
    def is_accused(self) -> bool:
        """Whether words were called wrong that are not."""
        wanted = self.expected.get("Outcome", ())
        return bool(INNOCENT.intersection(wanted)) and bool(ACCUSING.intersection(self.found["Outcome"]))


def stories() -> Iterator[tuple[str, Story]]:
    """Every story of the open set with its name."""
    for path in sorted(FOLDER.glob("*.md")):
        text = path.read_text("utf-8")
        names = re.findall(r"^## (.+)$", text, re.MULTILINE)
        for name, story in zip(names, stories_in(text), strict=True):
            yield f"{path.stem}: {name}", story


def tell() -> tuple[Told, ...]:
    """What comes of every story."""
    return tuple(Told(name=name, expected=dict(story.expected), found=result(story)) for name, story in stories())


def measures(told: tuple[Told, ...]) -> dict[str, str]:
    """The figures, by name."""
    outcomes = [each for each in told if "Outcome" in each.expected]
    sources = [each for each in told if "Source" in each.expected]
    more = [each for each in outcomes if len(each.expected) > 1]
    return {
        "outcomes right": _share([each for each in outcomes if "Outcome" not in each.wrong], outcomes),
        "lies": str(sum(each.is_lie for each in told)),
        "accused": str(sum(each.is_accused for each in told)),
        "reasons, differences and warnings right": _share([each for each in more if not each.wrong], more),
        "sources right": _share([each for each in sources if "Source" not in each.wrong], sources),
    }


def _share(right: list[Told], every: list[Told]) -> str:
    return f"{len(right)} of {len(every)}"


def main() -> None:
    """Print the figures."""
    told = tell()
    if "--wrong" in sys.argv:
        for each in told:
            if each.wrong:
                sys.stdout.write(f"{each.name}: {each.expected} expected, {each.found} found\n")
    for name, figure in measures(told).items():
        sys.stdout.write(f"{name}: {figure}\n")


if __name__ == "__main__":
    main()
