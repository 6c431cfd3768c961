"""What the outside world answers: searches, fetched bytes, readable pages."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from verify.model.draft import Block, Link, Unseen
from verify.model.material import Material as Material
from verify.model.span import Span


class ProviderState(StrEnum):
    """How a search ended; only EMPTY counts towards `not_found`."""

    HITS = "hits"
    EMPTY = "empty"
    REFUSED = "refused"
    LIMITED = "limited"
    UNAVAILABLE = "unavailable"
    NOT_ASKED = "not_asked"


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A run of words of one claim, to be searched as they are."""

    claim_id: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """One question to one provider: any of *phrases*, all of *words* and any of *any_words*, within a window.

    Perhaps on one *domain*, or on any of several *domains*.

    *step* says which step of the widening it is, for the report ("exact words", "second run", …).
    """

    phrases: tuple[Phrase, ...]
    words: tuple[str, ...] = ()
    any_words: tuple[str, ...] = ()
    domain: str | None = None
    domains: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    step: str = "exact words"


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A paragraph that a provider brings, and whom it names for these words, if anybody."""

    text: str
    speaker: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchHit:
    """A page that a provider names. Titles and snippets are untrusted text; *text* is the full body where given.

    *said* is the body paragraph by paragraph. *typed*: the provider's own table names who speaks. *captions*: a part of what was
    typed while somebody spoke.
    """

    url: str
    title: str = ""
    snippet: str = ""
    outlet: str | None = None
    language: str | None = None
    published_on: date | None = None
    text: str | None = None
    said: tuple[Said, ...] = ()
    typed: bool = False
    captions: bool = False

    @property
    def brings_words(self) -> bool:
        """Whether its page need not be fetched."""
        return bool(self.text or self.said)


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchAnswer:
    """What a provider answered: *asked* is the query as sent, without keys; *detail* why it failed, in plain words.

    *sample* is the beginning of a reply that could not be read.
    """

    state: ProviderState
    asked: str
    hits: tuple[SearchHit, ...] = ()
    detail: str = ""
    sample: str = ""


class RequestKind(StrEnum):
    """Which rules a request follows: robots.txt for pages, the provider's own terms for API endpoints."""

    PAGE = "page"
    API = "api"


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One address to get. *linked*: the draft itself names it. *headers* are for API endpoints only (keys).

    *body* is JSON that is sent (POST) to an endpoint that the operator named. *part*: where the bytes that are wanted begin,
    and how many. *lasting*: the answer of an endpoint that stays true for as long as a page.
    """

    url: str
    kind: RequestKind = RequestKind.PAGE
    linked: bool = False
    headers: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    body: bytes = field(default=b"", repr=False)
    part: tuple[int, int] | None = None
    lasting: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """A complete answer: status 200, or the part that was asked for. *sha256* is of *body*, which is decompressed but not decoded.

    *cut*: an archive kept no more than its beginning.
    """

    url: str
    final_url: str
    status: int
    content_type: str
    charset: str | None
    body: bytes = field(repr=False)
    retrieved_at: datetime
    sha256: str
    from_cache: bool = False
    cut: bool = False
    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """What could not be read, by its address, and why: a page, a file, an archive, an index.

    *reason* is an UnreadReason, or `status_404`, `status_503` … for an answer other than 200; *detail* one plain line.
    *body* is kept for API endpoints alone: their refusals speak through it.
    """

    url: str
    reason: str
    detail: str = ""
    status: int | None = None
    retry_after: float | None = None
    content_type: str = ""
    body: bytes = field(default=b"", repr=False)

    @property
    def why(self) -> str:
        """The detail, else the reason."""
        return self.detail or self.reason


# Under this name plugins may know it.
FetchFailure = Unread
FetchOutcome = Fetched | Unread


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a stretch of the user's own material is there: "page 3", "00:14:32", "paragraph 12".

    *speaker* is whom the material itself names for these words: a label of a transcript, the sender of a mail.
    """

    span: Span
    label: str
    speaker: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewed:
    """A claim that a page says to machines it checked: what was claimed, by whom, and how the page rates it.

    *rating* is the page's own word; *holds* whether the claim is found true, None where the page does not say so plainly.
    """

    claim: str
    claimed_by: str = ""
    rating: str = ""
    holds: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Readable text of one address.

    *text* is the whole visible text in document order, one block a paragraph, blocks parted by a blank line; spans of
    *blocks* lie in it, and those with `main` make up the article. *whole* is false when only a free part could be read
    (*limit* names why: `paywall`, `consent`, …): such a page may confirm, never deny. *own_material*: the user's, not public;
    *transcript*: written down by a machine, or in the form that machines write, so it may be misheard. *typed*: whoever its places
    name were named by people, in a table or beside the words. *recording*: the address of the sound that lies beside a transcript.
    *unseen*: places where its readers see something else than *text*. *reviewed* are the claims that a fact check says it is about.
    """

    url: str
    final_url: str
    text: str = field(repr=False)
    blocks: tuple[Block, ...] = ()
    title: str | None = None
    outlet: str | None = None
    domain: str = ""
    agency: str | None = None
    author: str | None = None
    published_on: date | None = None
    language: str | None = None
    canonical_url: str | None = None
    links: tuple[Link, ...] = ()
    whole: bool = True
    limit: str | None = None
    http_status: int | None = None
    retrieved_at: datetime | None = None
    sha256: str = ""
    from_cache: bool = False
    archived_url: str | None = None
    own_material: bool = False
    transcript: bool = False
    typed: bool = False
    places: tuple[Place, ...] = ()
    recording: str | None = None
    unseen: tuple[Unseen, ...] = ()
    reviewed: tuple[Reviewed, ...] = ()

    @property
    def overheard(self) -> bool:
        """Whether it is public captions: they carry words, never say whose, and their slips alter nothing."""
        return self.transcript and not self.own_material

    def block_at(self, offset: int) -> Block | None:
        """The last block that begins at *offset* or before it."""
        at = bisect_right(self.blocks, offset, key=lambda block: block.span.start) - 1
        return self.blocks[at] if at >= 0 else None


PageOutcome = Page | Unread


@dataclass(frozen=True, slots=True, kw_only=True)
class Pointer:
    """Where a quotation index says that words stand: a page that is still to be read, and what the index has of it.

    *passage*: the quotation with the words around it. *seen_on*: when the page was read for the index.
    """

    url: str
    outlet: str | None = None
    seen_on: date | None = None
    index: str
    passage: str
