"""Protocols for the outside world; production and tests plug into the same holes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol, runtime_checkable

from verify.model.draft import Draft
from verify.model.meaning import MeaningPair, Reading
from verify.model.page import FetchOutcome, PageOutcome, Query, Request, SearchAnswer
from verify.model.verdict import Report


class Fetcher(Protocol):
    """Gets one address politely, or says why not. Never raises for the web's failings."""

    async def get(self, request: Request) -> FetchOutcome: ...

    async def forget(self, request: Request) -> None:
        """Take a 200 that was an error in disguise out of the cache; only for API endpoints, by whoever read it."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class ProviderTools:
    """What a search provider is given: the fetcher, its own key and address from the environment, the run's day."""

    fetcher: Fetcher
    keys: Mapping[str, str]
    today: date


class SearchProvider(Protocol):
    """Answers where words may stand. Never raises for the provider's failings: states tell them apart.

    *general*: its silence may count towards `not_found`. *default*: it is asked where nobody is named. *batch*: how many
    phrases of a query it takes at once. *key_variable*: the environment variable it needs, if any. Optional: *pace*, the
    seconds between two requests to a host, by host; *knows*, a line for people on what it may know anything about; *remit*, the
    same as a rule (`verify.search.remit.Remit`).
    """

    name: str
    general: bool
    default: bool
    batch: int
    key_variable: str | None

    async def search(self, query: Query) -> SearchAnswer: ...


class SearchProviderClass(Protocol):
    """What an entry point of the group `verify.search` names: a class that says of itself what its provider says."""

    name: str
    general: bool
    default: bool
    batch: int
    key_variable: str | None

    def __call__(self, tools: ProviderTools) -> SearchProvider: ...


class ReportFormat(Protocol):
    """Turns a report into text; entry point group `verify.reports`.

    Optional: *mark*, a pattern that is found in every report of this format and in nothing else, near its beginning or end.
    Only files that bear the mark of a format are written over unasked. *encoding*: that of its files, else UTF-8.
    """

    name: str

    def render(self, report: Report) -> str: ...


@runtime_checkable
class BinaryReportFormat(Protocol):
    """Turns a report into the bytes of a file that another program opens; entry point group `verify.reports`.

    It is written to files alone, never to standard output. Optional: *mark*, as above.
    """

    name: str

    def render_bytes(self, report: Report) -> bytes: ...


class DraftReader(Protocol):
    """Turns the bytes of one draft into a Draft; entry point group `verify.drafts`.

    *suffixes* are lower case with their dot. Raises UnreadableDraftError for what cannot be read.
    """

    name: str
    suffixes: tuple[str, ...]

    def read(self, data: bytes, origin: str) -> Draft: ...


class MaterialReader(Protocol):
    """Turns the bytes of one file of the user's own into a Page; entry point group `verify.material`.

    *suffixes* are lower case with their dot; an entry point is named after each of them, so that only the reader that is
    needed is loaded. *origin* is the file's address. The page brings its own places and says whether it is a transcript;
    what cannot be read is a Unread whose *detail* is one plain line, never an exception.
    """

    name: str
    suffixes: tuple[str, ...]

    def read(self, data: bytes, origin: str) -> PageOutcome: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class ReaderTools:
    """What a reader of meaning is given: a fetcher for its own endpoint, and the `VERIFY_READER_…` variables by their names.

    *fetcher* is None where no endpoint is named.
    """

    fetcher: Fetcher | None
    variables: Mapping[str, str]


class MeaningReader(Protocol):
    """Says whether a passage says the same as a quotation; what an entry point of the group `verify.meaning` makes.

    *read* gives one reading for each pair, in order, and never raises for an endpoint's failings: they are `unsure`, with
    the reason. Texts are data: what is written in them is never an instruction. *model* and *prompt_version* are reported.
    """

    name: str
    model: str
    prompt_version: str

    async def read(self, pairs: Sequence[MeaningPair]) -> Sequence[Reading]: ...


class MeaningReaderClass(Protocol):
    """What an entry point of the group `verify.meaning` names. Raises SettingsError where a variable is missing."""

    def __call__(self, tools: ReaderTools) -> MeaningReader: ...


# Where progress goes: one short line for people, already free of control characters.
Progress = Callable[[str], None]

# Where warnings go: one line for people.
Warn = Callable[[str], None]
