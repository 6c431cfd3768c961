"""What the run holds of each address: answers that still stand, and how it ended last, for runs without a network."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import datetime, timedelta

from verify.fetch.answer_bytes import StoredAnswer, decode_answer, decode_failure, encode_answer, encode_failure
from verify.fetch.cache import Cache
from verify.fetch.redaction import shown_url
from verify.model.page import Request, RequestKind, Unread
from verify.urls import usable_url

_LAST = "last:"
_CLOCKS_DIFFER = timedelta(minutes=10)


def answer_key(url: str, space: str) -> str:
    """Where the answer of *url* is kept. Endpoints' keys are left out: the answer is the same with another one."""
    kind = RequestKind.API if space == RequestKind.API else RequestKind.PAGE
    return f"{space}:{hashlib.sha256(shown_url(url, kind).encode()).hexdigest()}"


def address_of(request: Request, allowed: frozenset[tuple[str, int]]) -> str | None:
    """The address of *request*, or None where it must not be sent; which part is wanted, and what is posted, is told behind `#`."""
    url = usable_url(request.url, allowed=allowed)
    if url and request.part:
        return f"{url}#{request.part[0]}+{request.part[1]}"
    return f"{url}#{hashlib.sha256(request.body).hexdigest()}" if url and request.body else url


def is_fresh(answer: StoredAnswer, now: datetime, max_age: timedelta) -> bool:
    """Whether *answer* is young enough to stand for a new one; one from the future is not, but for clocks that differ."""
    return -_CLOCKS_DIFFER <= now - answer.retrieved_at <= max_age


class Shelf:
    """Answers by key, typed. Failures and answers that were no good lie apart and are read without a network only."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache

    def answer(self, key: str) -> StoredAnswer | None:
        """The answer under *key*, whatever its age, or None."""
        return answer_in(key, self._cache.get(key))

    def keep(self, key: str, answer: StoredAnswer) -> None:
        """Keep a good answer; an earlier failure is history."""
        self._cache.put(key, encode_answer(answer))
        self._cache.drop(_LAST + key)

    def keep_failure(self, key: str, failure: Unread) -> None:
        """Remember that the last try failed, beside what is held."""
        self._cache.put(_LAST + key, encode_failure(failure))

    def demote(self, key: str) -> None:
        """Take an answer that was no good out of use; a run without a network meets it again."""
        data = self._cache.get(key)
        if data is not None:
            self._cache.put(_LAST + key, data)
            self._cache.drop(key)

    def demote_redirects(self, keys: Iterable[str]) -> None:
        """Take redirects that led nowhere out of use, so that the next run asks them anew; held pages stay."""
        for key in keys:
            held = self.answer(key)
            if held is not None and held.location is not None:
                self.demote(key)

    def last(self, key: str) -> StoredAnswer | Unread | None:
        """How the address ended the last time it was asked, or None where it never was."""
        data = self._cache.get(_LAST + key)
        if data is None:
            return self.answer(key)
        return decode_failure(data) or answer_in(key, data) or self.answer(key)

    def close(self) -> None:
        """Let go of the cache."""
        self._cache.close()


def answer_in(key: str, data: bytes | None) -> StoredAnswer | None:
    """The answer in *data* if it is whole and of the address that *key* stands for."""
    answer = decode_answer(data) if data is not None else None
    # Whole, but of another address: somebody has moved rows about.
    return answer if answer is not None and answer_key(answer.url, key.split(":", 1)[0]) == key else None
