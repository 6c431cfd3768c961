"""A run for which nothing changed since the last one: its report, as it was kept.

A run that asked nobody and left the cache as it found it would do the same again with the same drafts, settings, day and
program, as long as what it read there is the same and no answer comes of age.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from verify import plugins
from verify.fetch.cache import Cache, open_cache
from verify.fetch.seal import sealed, unsealed
from verify.files.find import MAX_FILE, read_bytes
from verify.pipeline.program import program_digest
from verify.settings import Settings

# Whoever shows what was printed before needs no values.
if TYPE_CHECKING:
    from verify.model.draft import DraftBytes
    from verify.model.verdict import Report
    from verify.ports import Warn

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
        if JsonReport().render(parse_report(text, sources)) != text or _dated(report.created_at) not in text:
            return
        until = None if settings.offline else min(self._ages(settings, now), default=None)
        told = {
            "until": until and until.isoformat(),
            "read": self._read,
            "made": report.created_at.isoformat(),
            "report": text,
            "sources": sources,
        }
        data = json.dumps(told).encode()
        if len(data) <= _MOST_BYTES:
            self._cache.put(key, sealed(data, key))

    def _ages(self, settings: Settings, now: datetime) -> Iterator[datetime]:
        """When answers that were read come of age, for one use or another."""
        from verify.fetch.answer_store import answer_in
        from verify.fetch.policy import FetchPolicy

        policy = FetchPolicy(max_age=settings.max_age)
        for key in self._read:
            answer = answer_in(key, self._cache.get(key))
            for age in (policy.api_max_age, policy.max_age, policy.robots_max_age):
                if answer is not None and answer.retrieved_at + age >= now:
                    yield answer.retrieved_at + age


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """What was printed of a report, and the exit code with it."""

    text: str
    code: int


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptReport:
    """The report of the last run, as JSON dated now, and the drafts it is about, by digest.

    *printed* is kept under *key*: what was printed of it when it was last looked at in the same way, if that was kept.
    """

    text: str
    sources: Mapping[str, str]
    key: str
    printed: Printed | None

    def report(self) -> Report:
        """The report itself. Raises ReportError where a version before this one kept another thing."""
        from verify.reports.from_json import parse_report

        return parse_report(self.text, self.sources)


def shown_again(
    drafts: Sequence[str | DraftBytes], settings: Settings, now: datetime, *, look: str = "", warn: Warn
) -> KeptReport | None:
    """The report of the last run on *drafts*, dated now, where another run could not but come to the same; else None.

    *look* is all that what is printed of a report depends on beside the report and *settings*.
    """
    key = report_key(drafts, settings, now)
    if key is None or settings.cache_dir is None:
        return None
    cache = open_cache(settings.cache_dir, warn=warn)
    try:
        return _kept(key, cache, now, look)
    finally:
        cache.close()


def keep_printed(printed: Printed, kept: KeptReport, settings: Settings, *, warn: Warn) -> None:
    """Keep what was *printed* of the report that was *kept*, for whoever looks at it in the same way."""
    assert settings.cache_dir is not None
    cache = open_cache(settings.cache_dir, warn=warn)
    data = json.dumps({"text": printed.text, "code": int(printed.code)}).encode()
    if len(data) <= _MOST_BYTES:
        cache.put(kept.key, sealed(data, kept.key))
    cache.close()


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
    return draft if isinstance(draft, str) else draft.origin


def _bytes_of(draft: str | DraftBytes) -> bytes | None:
    """What *draft* holds; None for folders, patterns, addresses, links and what cannot be read."""
    if not isinstance(draft, str):
        return draft.data
    path = Path(draft)
    if not path.is_file() or path.resolve() != path.absolute():
        return None
    data = read_bytes(path, MAX_FILE)
    return data if isinstance(data, bytes) else None


def _kept(key: str, cache: Cache, now: datetime, look: str) -> KeptReport | None:
    """What the record under *key* says, or None where it is none of ours, or no longer what a run would say."""
    data = unsealed(cache.get(key), key)
    if data is None or len(data) > _MOST_BYTES:
        return None
    # Of another report under the same key nothing was printed yet.
    of_print = PREFIX + _digest(data + look.encode("utf-8", "surrogatepass"))
    try:
        told = json.loads(data)
        if told["until"] is not None and now > datetime.fromisoformat(told["until"]):
            return None
        if any(_digest(cache.get(each)) != digest for each, digest in told["read"].items()):
            return None
        text = told["report"].replace(_dated(datetime.fromisoformat(told["made"])), _dated(now), 1)
        shown = unsealed(cache.get(of_print), of_print)
        printed = None if shown is None else Printed(**json.loads(shown))
        return KeptReport(text=text, sources=dict(told["sources"]), key=of_print, printed=printed)
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return None


def _dated(moment: datetime) -> str:
    """How a report begins to say that it was made at this *moment*, which is in UTC."""
    return f'"created_at": "{moment:%Y-%m-%dT%H:%M:%SZ}"'


def _digest(data: bytes | None) -> str:
    return "" if data is None else hashlib.sha256(data).hexdigest()
