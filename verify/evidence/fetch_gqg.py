"""GDELT's Global Quotation Graph, quarter hour by quarter hour, into a folder: what lies there already is not asked for again.

There is no list of the files. They appear at four minutes of an hour, now and then a minute beside; a 404 is an answer.
"""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from types import MappingProxyType

from verify.model.page import Fetched, Request, RequestKind, Unread
from verify.model.unread_reason import UnreadReason
from verify.ports import Fetcher, Progress

# Where the files are announced, and where that address leads.
PLACES = ("https://data.gdeltproject.org/gdeltv3/gqg/", "https://storage.googleapis.com/gdelt-open-data/gdeltv3/gqg/")
PACE: Mapping[str, float] = MappingProxyType({"data.gdeltproject.org": 1.0, "storage.googleapis.com": 1.0})
# Of one file, unpacked; 4 MB are usual.
MAX_BYTES = 64_000_000
_QUARTERS = (1, 16, 31, 46)
_BESIDE = (0, -1, 1)
_ENDING = ".gqg.json.gz"
# A file that is late is not missing.
_TOO_NEW = timedelta(minutes=10)
_SETTLED = timedelta(days=1)
_ABSENT = "absent.txt"
_MOST_FAILURES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Downloaded:
    """How many files were fetched, lay there already, and do not exist; why others could not be fetched, and what ended it."""

    fetched: int = 0
    held: int = 0
    absent: int = 0
    failures: tuple[Unread, ...] = ()
    stopped: str = ""


async def fetch_gqg(
    fetcher: Fetcher,
    folder: Path,
    since: date,
    until: date,
    *,
    now: datetime,
    progress: Progress,
    places: tuple[str, ...] = PLACES,
) -> Downloaded:
    """Fetch the files of *since* to *until*, both included, one after the other at the fetcher's pace, until somebody refuses.

    Raises OSError where *folder* cannot be written.
    """
    run = _Fetching(fetcher, folder, places)
    for moment in _quarters(since, until, now):
        progress(f"fetching {moment:%Y-%m-%d %H:%M}: {run.fetched} files fetched")
        if not run.is_known(moment) and await run.get(moment) and now - moment > _SETTLED:
            run.note_absent(moment)
        if run.in_a_row >= _MOST_FAILURES:
            last = run.failures[-1]
            return run.result(f"{last.url}: {last.why}; the same command goes on from there")
    return run.result()


class _Fetching:
    """What was fetched so far."""

    def __init__(self, fetcher: Fetcher, folder: Path, places: tuple[str, ...]) -> None:
        self._fetcher, self._folder, self._places = fetcher, folder, places
        folder.mkdir(parents=True, exist_ok=True)
        absent = folder / _ABSENT
        self._absent = set(absent.read_text("utf-8", "replace").split()) if absent.is_file() else set[str]()
        self.fetched = self.in_a_row = 0
        self._held = self._missing = 0
        self.failures: list[Unread] = []

    def is_known(self, moment: datetime) -> bool:
        """Whether the file of *moment* lies there, or is known not to exist."""
        held = any((self._folder / name).is_file() for name in _names(moment))
        absent = _names(moment)[0] in self._absent
        self._held += held
        self._missing += absent and not held
        return held or absent

    async def get(self, moment: datetime) -> bool:
        """Fetch the file of *moment*; whether there is none."""
        for name in _names(moment):
            answer = await self._ask(name)
            failure = self._keep(name, answer) if isinstance(answer, Fetched) else answer
            if failure is None:
                self.fetched, self.in_a_row = self.fetched + 1, 0
                return False
            if failure.reason != "status_404":
                self.failures.append(failure)
                self.in_a_row += 1
                return False
        self._missing, self.in_a_row = self._missing + 1, 0
        return True

    async def _ask(self, name: str) -> Fetched | Unread:
        outcome = await self._fetcher.get(Request(url=self._places[0] + name, kind=RequestKind.API))
        if isinstance(outcome, Unread) and outcome.reason == UnreadReason.REDIRECTS and self._places[1:]:
            # From here on straight to where it leads.
            self._places = self._places[1:]
            return await self._ask(name)
        return outcome

    def _keep(self, name: str, answer: Fetched) -> Unread | None:
        """Write the file as a whole or not at all; None where that was done."""
        body = answer.body
        # On its way it may have been unpacked.
        packed = body.startswith(b"\x1f\x8b")
        try:
            begins = zlib.decompressobj(31).decompress(body, 100) if packed else body
        except zlib.error:
            begins = b""
        if not begins.lstrip().startswith(b"{"):
            return Unread(
                url=answer.url, reason=UnreadReason.NOT_HTML, detail="answered in a form this version does not know"
            )
        aside = self._folder / f".{name}.part"
        aside.write_bytes(body if packed else gzip.compress(body, mtime=0))
        aside.replace(self._folder / name)
        return None

    def note_absent(self, moment: datetime) -> None:
        """Keep in mind that there is no file of *moment*."""
        with (self._folder / _ABSENT).open("a", encoding="utf-8") as file:
            file.write(f"{_names(moment)[0]}\n")

    def result(self, stopped: str = "") -> Downloaded:
        return Downloaded(
            fetched=self.fetched,
            held=self._held,
            absent=self._missing,
            failures=tuple(self.failures),
            stopped=stopped,
        )


def _quarters(since: date, until: date, now: datetime) -> Iterator[datetime]:
    start = datetime.combine(since, time(), UTC)
    for hour in range(24 * ((until - since).days + 1)):
        for minute in _QUARTERS:
            moment = start + timedelta(hours=hour, minutes=minute)
            if now - moment >= _TOO_NEW:
                yield moment


def _names(moment: datetime) -> tuple[str, ...]:
    """How the file of a quarter hour may be called, likeliest first."""
    return tuple(f"{moment + timedelta(minutes=beside):%Y%m%d%H%M}00{_ENDING}" for beside in _BESIDE)
