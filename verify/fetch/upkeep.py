"""Looking after the cache: what is too old goes, what is good travels to another machine and back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime

from verify.fetch.answer_store import Shelf, answer_in
from verify.fetch.cache import DiskCache

_KEY = re.compile(r"(?:page|api|robots):[0-9a-f]{64}")
# Notes of which question asked for what, and which pages a draft had: small, without a date, and no answers.
_NOTE = re.compile(r"(?:question|pages):[0-9a-f]{64}")

# What the program makes of answers to be faster: it can be made anew, and counts as no entry.
_MADE = re.compile(r"(?:read|shown):[0-9a-f]{64}")


def is_note(key: str) -> bool:
    """Whether *key* is of a note about earlier runs rather than of an answer."""
    return _NOTE.fullmatch(key) is not None


def is_answer(key: str) -> bool:
    """Whether *key* is of an answer or a failure, which is what people call an entry of the cache."""
    return not (is_note(key) or _MADE.fullmatch(key))


def prune(cache: DiskCache, *, before: datetime) -> int:
    """Drop answers fetched *before* that time, failures, and what cannot be read; returns how many entries went."""
    shelf = Shelf(cache)
    dropped = 0
    for key in tuple(cache.keys()):
        if is_note(key):
            continue
        answer = shelf.answer(key) if _KEY.fullmatch(key) else None
        if answer is None or answer.retrieved_at < before:
            cache.drop(key)
            dropped += is_answer(key)
    return dropped


def prune_to_size(cache: DiskCache, limit: int) -> int:
    """Drop the oldest entries until the others take at most *limit* bytes; returns how many went."""
    shelf = Shelf(cache)
    held = []
    for key in tuple(cache.keys()):
        if is_note(key):
            continue
        answer = shelf.answer(key)
        size = len(cache.get(key) or b"")
        # What has no date (failures) goes first.
        held.append((answer.retrieved_at if answer else datetime.min.replace(tzinfo=UTC), key, size))
    total = sum(size for _, _, size in held)
    dropped = 0
    for _, key, size in sorted(held):
        if total <= limit:
            break
        cache.drop(key)
        total -= size
        dropped += is_answer(key)
    return dropped


def export_answers(cache: DiskCache) -> Iterator[tuple[str, bytes]]:
    """Every whole answer with its key, as bytes that `import_answer` takes."""
    shelf = Shelf(cache)
    for key in tuple(cache.keys()):
        data = cache.get(key) if _KEY.fullmatch(key) and shelf.answer(key) else None
        if data is not None:
            yield key, data


def import_answer(cache: DiskCache, key: str, data: bytes, now: datetime) -> bool:
    """Keep an exported answer unless a younger one is held; False where it is none, or not whole, or not of that key.

    One from the time after *now* would never grow old: it is not kept either.
    """
    if not _KEY.fullmatch(key):
        return False
    shelf = Shelf(cache)
    held = shelf.answer(key)
    offered = answer_in(key, data)
    if offered is None or offered.retrieved_at > now:
        return False
    if held is None or held.retrieved_at < offered.retrieved_at:
        shelf.keep(key, offered)
    return True
