"""What was found on the pages looked at last: who checks a draft again asks the same of the same pages."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from functools import lru_cache
from typing import TypeVar, cast

_Answer = TypeVar("_Answer")

# More than a draft has pages, and more than one page is asked about a draft.
_PAGES, _QUESTIONS = 64, 256


class Recalled:
    """What pages of these *texts*, looked at together, answered; of too many answers the one wanted longest ago is forgotten."""

    def __init__(self, *texts: str) -> None:
        self.texts = texts
        self._kept: OrderedDict[Hashable, object] = OrderedDict()

    def answer(self, asked: Hashable, work: Callable[[], _Answer]) -> _Answer:
        """What *work* gives, now or when the same was *asked* before; a work that fails is done again."""
        if asked not in self._kept:
            self._kept[asked] = work()
            if len(self._kept) > _QUESTIONS:
                self._kept.popitem(last=False)
        self._kept.move_to_end(asked)
        return cast(_Answer, self._kept[asked])


recalled = lru_cache(maxsize=_PAGES)(Recalled)
