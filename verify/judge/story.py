"""Whether a page is on the draft's story: whom and what the draft names most, it names too."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

from verify.model.page import Page

# A capital within a sentence.
_NAME = re.compile(r"(?<![.!?…\"“”„‘\n] )(?<!^)(?<![\"“„‘\n])\b[A-ZÀ-ÞÄÖÜ][\w’'-]{2,}")
_MOST, _SHARE, _FEWEST = 8, 0.5, 2


class Story:
    """The names that a draft has most often, and its *day*; outlets are none of its story."""

    def __init__(self, text: str, outlets: frozenset[str], day: date | None = None) -> None:
        self.day = day
        counted = Counter(name for name in map(_bare, _NAME.findall(text)) if name not in outlets)
        self._names = frozenset(name for name, _ in counted.most_common(_MOST))
        self._known: dict[tuple[str, str], bool] = {}

    def is_on(self, page: Page) -> bool:
        """Whether *page* holds half of the names; a draft without names is about anything."""
        key = page.final_url, page.text
        if key not in self._known:
            held = sum(name in page.text for name in self._names)
            self._known[key] = held >= max(_FEWEST, _SHARE * len(self._names)) or not self._names
        return self._known[key]


def _bare(name: str) -> str:
    return name.removesuffix("’s").removesuffix("'s").strip("’'-")
