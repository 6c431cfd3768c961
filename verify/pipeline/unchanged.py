"""A run for which nothing changed since the last one: its report, as it was kept.

A run that asked nobody and left the cache as it found it would do the same again with the same drafts, settings, day and
program, as long as what it read there is the same and no answer comes of age.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields, replace
from datetime import datetime
from pathlib import Path

from verify import plugins
from verify.errors import ReportError
from verify.fetch.answer_store import answer_in
from verify.fetch.cache import Cache, open_cache
from verify.fetch.seal import sealed, unsealed
from verify.files.encoding import MAX_FILE
from verify.files.find import read_bytes
from verify.model.draft import DraftBytes
from verify.model.verdict import Report
from verify.pipeline.program import program_digest
from verify.settings import Settings

PREFIX = "shown:"
# Made of answers, and made again where it is missing: it tells nothing about what a run read.
_MADE = (PREFIX, "read:")
_MOST_BYTES = 8_000_000
# What a slow machine, or a fault of ours, has a share in: another run may do better.
_BY_CHANCE = ('"timeout"', '"internal"', '"parser_limit"')


class Trace:
    """A cache that knows what was read in it, and whether it is still as it was found."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache
        self._read: dict[str, str] = {}
        self._changed = False

    def get(self, key: str) -> bytes | None:
        """The bytes under *key*, or None."""
        data = self._cache.get(key)
        if not key.startswith(_MADE):
            self._read.setdefault(key, _digest(data))
        return data

    def put(self, key: str, data: bytes) -> None:
        """Keep *data* under *key*."""
        self._changed |= not key.startswith(_MADE) and self._cache.get(key) != data
        self._cache.put(key, data)

    def drop(self, key: str) -> None:
        """Forget what is under *key*."""
        self._changed |= self._cache.get(key) is not None
        self._cache.drop(key)

    def close(self) -> None:
        """Let go of files."""
        self._cache.close()

    def keep(self, report: Report, key: str, settings: Settings, now: datetime) -> None:
        """Keep *report*, of a run that asked nobody, unless the next run may come to another one."""
        from verify.reports.from_json import parse_report
        from verify.reports.json import JsonReport

        text = JsonReport().render(report)
        if self._changed or not report.complete or report.errors or any(word in text for word in _BY_CHANCE):
            return
        sources = {draft.sha256: draft.source for draft in report.drafts}
        if JsonReport().render(parse_report(text, sources)) != text:
            return
        until = None if settings.offline else min(self._ages(settings, now), default=None)
        told = {"until": until and until.isoformat(), "read": self._read, "report": text, "sources": sources}
        data = json.dumps(told).encode()
        if len(data) <= _MOST_BYTES:
            self._cache.put(key, sealed(data, key))

    def _ages(self, settings: Settings, now: datetime) -> Iterator[datetime]:
        """When answers that were read come of age, for one use or another."""
        from verify.fetch.policy import FetchPolicy

        policy = FetchPolicy(max_age=settings.max_age)
        for key in self._read:
            answer = answer_in(key, self._cache.get(key))
            for age in (policy.api_max_age, policy.max_age, policy.robots_max_age):
                if answer is not None and answer.retrieved_at + age >= now:
                    yield answer.retrieved_at + age


def shown_again(
    drafts: Sequence[str | DraftBytes], settings: Settings, now: datetime, *, warn: Callable[[str], None]
) -> Report | None:
    """The report of the last run on *drafts*, dated now, where another run could not but come to the same; else None."""
    key = report_key(drafts, settings, now)
    if key is None or settings.cache_dir is None:
        return None
    cache = open_cache(settings.cache_dir, warn=warn)
    try:
        report = _kept(key, cache, now)
    finally:
        cache.close()
    return None if report is None else replace(report, created_at=now.replace(microsecond=0))


def report_key(drafts: Sequence[str | DraftBytes], settings: Settings, now: datetime) -> str | None:
    """Where the report on *drafts* is kept; None where more than files, settings and the cache has a share in it."""
    others = settings.evidence or settings.refresh or settings.changed_since or settings.reader
    if others or settings.cache_dir is None or _has_strangers():
        return None
    read = [_bytes_of(draft) for draft in drafts]
    given = [_in_order(getattr(settings, each.name)) for each in fields(settings)]
    named = list(zip(map(_name, drafts), map(_digest, read), strict=True))
    told = repr([program_digest(), Path.cwd(), now.date(), given, named])
    return None if None in read else PREFIX + hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()


def _in_order(value: object) -> object:
    return sorted(value) if isinstance(value, frozenset) else value


def _has_strangers() -> bool:
    groups = (plugins.SEARCH, plugins.DRAFTS)
    return any(plugins.names_of(group) != plugins.built_in_names(group) for group in groups)


def _name(draft: str | DraftBytes) -> str:
    return draft.origin if isinstance(draft, DraftBytes) else draft


def _bytes_of(draft: str | DraftBytes) -> bytes | None:
    """What *draft* holds; None for folders, patterns, addresses, links and what cannot be read."""
    if isinstance(draft, DraftBytes):
        return draft.data
    path = Path(draft)
    if not path.is_file() or path.resolve() != path.absolute():
        return None
    data = read_bytes(path, MAX_FILE)
    return data if isinstance(data, bytes) else None


def _kept(key: str, cache: Cache, now: datetime) -> Report | None:
    """The report in the record under *key*, or None where it is none of ours, or no longer what a run would say."""
    from verify.reports.from_json import parse_report

    data = unsealed(cache.get(key), key)
    if data is None or len(data) > _MOST_BYTES:
        return None
    try:
        told = json.loads(data)
        if told["until"] is not None and now > datetime.fromisoformat(told["until"]):
            return None
        if any(_digest(cache.get(each)) != digest for each, digest in told["read"].items()):
            return None
        return parse_report(told["report"], told["sources"])
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError, ReportError):
        return None


def _digest(data: bytes | None) -> str:
    return "" if data is None else hashlib.sha256(data).hexdigest()
