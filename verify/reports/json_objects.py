"""The objects of the report as JSON; see `verify.reports.claim_objects` for what such a class is good for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Annotated, Literal

from msgspec import Meta, convert, field

from verify.model.attested import Attested
from verify.model.claim import Claim
from verify.model.meaning import ReaderName
from verify.model.notice import NoticeCode
from verify.model.page import Pointer, ProviderState
from verify.model.source_words import SourceOutcome, Via
from verify.model.span import Span
from verify.model.verdict import (
    Difference,
    EditOp,
    MatchKind,
    Outcome,
    Reason,
    RunError,
    SpeakerCheck,
    UnreadPage,
)
from verify.reports.claim_objects import ClaimJson, NamedSourceJson, Object, Placed, Whole, check_order

SCHEMA: Literal["verify.report/1"] = "verify.report/1"

Share = Annotated[float, Meta(ge=0, le=1)]
Moment = Annotated[datetime, Meta(tz=True, description="In UTC.")]
_WORDS = {"propertyNames": {"enum": [*Outcome]}}
Counts = Annotated[dict[Outcome, Whole], Meta(extra_json_schema=_WORDS)]
AllCounts = Annotated[dict[Outcome, Whole], Meta(extra_json_schema=_WORDS | {"required": [*Outcome]})]


class NoticeJson(Object, frozen=True, kw_only=True):
    """One warning: a code for programs, a sentence for people, and its place in the draft where there is one."""

    code: NoticeCode
    message: str
    line: Whole | None
    column: Whole | None


class EditJson(Object, frozen=True, kw_only=True):
    """One difference between the draft's words and the page's, both with their places, and a sentence for the editor."""

    op: EditOp
    difference: Difference = field(name="class")
    draft: str
    page: str
    draft_start: Whole
    draft_end: Whole
    page_start: Whole
    page_end: Whole
    material: bool
    note: str

    def __post_init__(self) -> None:
        check_order(self.draft_start, self.draft_end)
        check_order(self.page_start, self.page_end)

    @property
    def draft_span(self) -> Span:
        """The place in the quotation's text."""
        return Span(self.draft_start, self.draft_end)

    @property
    def page_span(self) -> Span:
        """The place in the page's text."""
        return Span(self.page_start, self.page_end)


class MatchJson(Placed, frozen=True, kw_only=True):
    """Where and how a page carries the words; *start* and *end* lie in the page's text.

    *attested* is how the page gives the words, null where that was not looked into.
    """

    kind: MatchKind
    similarity: Share
    start: Whole
    end: Whole
    passage: str
    speaker: str | None
    reasons: tuple[str, ...] = ()
    attested: Attested | None = None
    frame_words: str | None = field(name="frame", default=None)
    edits: tuple[EditJson, ...]

    page = 0
    """Pages are not numbered in a report."""

    @property
    def frame(self) -> str:
        """The page's words for how it gives them."""
        return self.frame_words or ""


class EvidenceJson(Object, frozen=True, kw_only=True):
    """A page and what it carries of one claim."""

    url: str
    final_url: str
    http_status: Whole | None
    fragment_url: str | None
    title: str | None
    outlet: str | None
    domain: str
    published_on: date | None
    retrieved_at: Moment | None
    archived_url: str | None
    sha256: str
    origin: Whole
    later: bool
    place: str | None
    own_page: bool = False
    own_material: bool = False
    from_cache: bool = False
    speaker_check: SpeakerCheck = SpeakerCheck.UNNAMED
    match: MatchJson

    text = ""
    """No more than passages of pages are in a report."""

    def __post_init__(self) -> None:
        _check_utc(self.retrieved_at)

    @property
    def page(self) -> EvidenceJson:
        """What has the keys of its page."""
        return self

    @property
    def speaker(self) -> str | None:
        """Whom the page names."""
        return self.match.speaker


class NearestJson(Object, frozen=True, kw_only=True):
    """What comes nearest to words that were not found: no support."""

    url: str
    title: str | None
    outlet: str | None
    passage: str
    similarity: Share


class QueryJson(Object, frozen=True, kw_only=True):
    """One question that a provider was asked, and how it answered."""

    provider: str
    query: str
    state: ProviderState
    hits: Whole


class LookedJson(Object, frozen=True, kw_only=True):
    """Who was asked what, what could not be read, and where an index of quotations points to."""

    states: dict[str, ProviderState] = field(name="providers", default_factory=dict)
    queries: tuple[QueryJson, ...] = ()
    pages_read: Whole = 0
    failures: tuple[UnreadPage, ...] = ()
    pointers: tuple[Pointer, ...] = ()
    stopped: Reason | None = None

    @property
    def providers(self) -> tuple[tuple[str, ProviderState], ...]:
        """How each provider answered."""
        return tuple(self.states.items())


class VerdictJson(ClaimJson, frozen=True, kw_only=True):
    """A claim, the conclusion on it, and all that this rests on, evidence best first."""

    outcome: Outcome
    reason: Reason | None
    interrupted: bool = False
    because: str
    suggestion: str | None
    similarity: Share | None
    independent_origins: Whole
    notices: tuple[NoticeJson, ...] = field(name="warnings")
    evidence: tuple[EvidenceJson, ...]
    nearest: NearestJson | None = None
    looked: LookedJson

    @property
    def claim(self) -> Claim:
        """The claim without its warnings, which are the verdict's as well."""
        return replace(convert(self, Claim, from_attributes=True), notices=())

    @property
    def near(self) -> tuple[NearestJson, ...]:
        """The passage that comes nearest, if any."""
        return (self.nearest,) if self.nearest else ()


class SourceVerdictJson(NamedSourceJson, frozen=True, kw_only=True):
    """A named source, and whether a page of it, or one that credits it, carries what the draft takes from it."""

    outcome: SourceOutcome
    reason: Reason | None = None
    because: str = ""
    via: Via | None = None
    evidence: tuple[str, ...]
    found: tuple[EvidenceJson, ...] = ()
    looked: LookedJson = LookedJson()

    @property
    def source(self) -> SourceVerdictJson:
        """What has the keys of the source."""
        return self


class OriginJson(Object, frozen=True, kw_only=True):
    """Pages that have words from one place."""

    id: Whole
    outlet: str | None
    url: str
    published_on: date | None
    pages: tuple[str, ...]


class DraftJson(Object, frozen=True, kw_only=True):
    """All verdicts on one draft; *markup* are stretches of its file that are no words."""

    path: str
    sha256: str
    title: str | None
    language: str | None
    published_on: date | None
    complete: bool = True
    notices: tuple[NoticeJson, ...] = field(name="warnings")
    stretches: tuple[tuple[Whole, Whole], ...] = field(name="markup", default=())
    verdicts: tuple[VerdictJson, ...] = field(name="claims")
    named_sources: tuple[SourceVerdictJson, ...]
    origins: tuple[OriginJson, ...]
    uncredited_origins: tuple[str, ...]
    summary: AllCounts
    summary_other: Counts

    source = ""
    """The draft itself is not in a report."""

    def __post_init__(self) -> None:
        for start, end in self.stretches:
            check_order(start, end)

    @property
    def markup(self) -> tuple[Span, ...]:
        """The stretches that are no words."""
        return tuple(Span(*stretch) for stretch in self.stretches)


class ReportJson(Object, frozen=True, kw_only=True):
    """Report of verify.

    Offsets are code points of the draft's source, end exclusive; lines and columns count from 1.
    Readers ignore keys they do not know.
    """

    schema: Literal["verify.report/1"] = SCHEMA
    version: str
    created_at: Moment
    complete: bool
    settings_digest: str
    pace: str | None = None
    robots_ignored: bool = False
    reader: ReaderName | None = None
    errors: tuple[RunError, ...]
    not_begun: tuple[str, ...] = ()
    drafts: tuple[DraftJson, ...]
    summary: AllCounts
    summary_other: Counts

    def __post_init__(self) -> None:
        _check_utc(self.created_at)


def _check_utc(moment: datetime | None) -> None:
    if moment is not None and moment.utcoffset() != timedelta(0):
        raise ValueError(f"{moment.isoformat()} is not in UTC")
