"""Patterns that are made when they are first asked: whoever checks one draft needs few, and making all of them takes longer."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property
from typing import cast


class _Late:
    def __init__(self, written: str | Callable[[], str], flags: int) -> None:
        self._written, self._flags = written, flags

    @cached_property
    def _made(self) -> re.Pattern[str]:
        return re.compile(self._written if isinstance(self._written, str) else self._written(), self._flags)

    def __getattr__(self, name: str) -> object:
        # Kept, so that the next call goes straight to the pattern's own method.
        found = self.__dict__[name] = getattr(self._made, name)
        return found


def late(written: str | Callable[[], str], flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` returns, but for the time it takes; *written* may be a function where even that is long."""
    return cast("re.Pattern[str]", _Late(written, flags))
