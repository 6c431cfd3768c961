"""What the comparison found, and what follows from it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from verify.faults import Fault
from verify.model.attested import PROVES_NOTHING, Attested
from verify.model.claim import Claim, NamedSource, Speaker
from verify.model.draft import RunError as RunError
from verify.model.meaning import ReaderName
from verify.model.nearest import Nearest
from verify.model.notice import Notice
from verify.model.outcome import Outcome as Outcome
from verify.model.outcome import Reason as Reason
from verify.model.page import Page, Pointer, ProviderState
from verify.model.source_words import SourceOutcome, Via
from verify.model.span import Span


class MatchKind(StrEnum):
    """How a passage carries the words, best first."""

    VERBATIM = "verbatim"
    NORMALISED = "normalised"
    ELIDED = "elided"
    BRACKETED = "bracketed"
    MINOR = "minor"
    ALTERED = "altered"
    PARAPHRASE = "paraphrase"


class EditOp(StrEnum):
    """What turns the page's words into the draft's."""

    REPLACE = "replace"
    INSERT = "insert"
    DELETE = "delete"


class Difference(StrEnum):
    """The class of one difference between draft and page (see the guide: comparing)."""

    CASE = "case"
    MARKS = "marks"
    SPACING = "spacing"
    SPELLING = "spelling"
    NUMBER_FORMAT = "number_format"
    CONTRACTION = "contraction"
    ARTICLE = "article"
    TYPO = "typo"
    BRACKET = "bracket"
    ELLIPSIS = "ellipsis"
    ATTRIBUTION = "attribution"
    MASKED = "masked"
    FILLER = "filler"
    CUT = "cut"
    NEGATION = "negation"
    NUMBER = "number"
    DATE = "date"
    UNIT = "unit"
    NAME = "name"
    PRONOUN = "pronoun"
    MODAL = "modal"
    HEDGE = "hedge"
    QUANTIFIER = "quantifier"
    TENSE = "tense"
    WORD = "word"
    INSERTION = "insertion"
    OMISSION = "omission"
    SPLICE = "splice"
    ORDER = "order"


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """One difference: the words on both sides, their places, its class, and a sentence for the editor.

    *draft_span* lies in the quotation's text, *page_span* in the page's; an empty side has an empty span at the place.
    """

    op: EditOp
    difference: Difference
    draft: str
    page: str
    draft_span: Span
    page_span: Span
    material: bool
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """Where a page carries a quotation: *page* is its position among the pages that were given, *span* lies in its text.

    *pieces* are the stretches of a quotation with ellipses or several parts; *short*: too few words to stand alone; *runs_over*: more
    sentences than the quotation has; *unclear*: near, but words alone cannot tell. *reasons* say what agrees in a passage found by what
    it says, *told_by* whom the page gives it to in indirect speech, *attested* how it gives the words, *frame* its words for that.
    """

    page: int
    kind: MatchKind
    similarity: float
    span: Span
    passage: str
    pieces: tuple[Span, ...] = ()
    edits: tuple[Edit, ...] = ()
    notices: tuple[Notice, ...] = ()
    short: bool = False
    reasons: tuple[str, ...] = ()
    told_by: Speaker | None = None
    runs_over: bool = False
    attested: Attested | None = None
    frame: str = ""
    unclear: bool = False

    @property
    def proves_nothing(self) -> bool:
        """Whether the words are where nobody vouches for them."""
        return self.attested in PROVES_NOTHING


class SpeakerCheck(StrEnum):
    """What the page says about who spoke: the draft's speaker, somebody else, or nothing clear."""

    SAME = "same"
    OTHER = "other"
    UNNAMED = "unnamed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A page and a match that bear on one claim; *origin* numbers the group of pages it belongs to (from 1)."""

    page: Page
    match: Match
    speaker: str | None
    speaker_check: SpeakerCheck
    origin: int
    later: bool = False
    own_page: bool = False
    place: str | None = None
    fragment_url: str | None = None

    @property
    def address(self) -> str:
        """The page's address; of the user's own material where it opens at the words, if it does."""
        return self.fragment_url if self.page.own_material and self.fragment_url else self.page.final_url


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Pages that have words from one place: it counts once. *outlet* names that place; *url* is the earliest page, which speaks for all."""

    id: int
    outlet: str | None
    url: str
    published_on: date | None
    pages: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedQuery:
    """One question that was asked, for the report."""

    provider: str
    query: str
    state: ProviderState
    hits: int


@dataclass(frozen=True, slots=True, kw_only=True)
class UnreadPage:
    """A candidate page that could not be read, or only in part, and why (as in `Unread`)."""

    url: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """Where it was looked for one claim; *broke_off* left a question for it unanswered, *stopped* is why it ended early for the claim."""

    providers: tuple[tuple[str, ProviderState], ...] = ()
    queries: tuple[AskedQuery, ...] = ()
    pages_read: int = 0
    failures: tuple[UnreadPage, ...] = ()
    broke_off: tuple[str, ...] = ()
    pointers: tuple[Pointer, ...] = ()  # Where an index of quotations says its words stand, read or not.
    stopped: Reason | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The conclusion on one claim, and all it rests on, evidence best first. *interrupted*: not the time ended the looking."""

    claim: Claim
    outcome: Outcome
    because: str
    reason: Reason | None = None
    suggestion: str | None = None
    similarity: float | None = None
    independent_origins: int = 0
    notices: tuple[Notice, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    looked: Looked = Looked()
    near: tuple[Nearest, ...] = ()
    interrupted: bool = False

    @property
    def nearest(self) -> Nearest | None:
        """The passage that comes nearest, which reports show."""
        return self.near[0] if self.near else None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceVerdict:
    """Whether a page of a named source, or one that credits it, carries what the draft takes from it."""

    source: NamedSource
    outcome: SourceOutcome
    reason: Reason | None = None
    because: str = ""
    via: Via | None = None
    evidence: tuple[str, ...] = ()
    found: tuple[Evidence, ...] = ()
    found_for: tuple[str, ...] = ()  # The ids of the claims that they bear on.
    looked: Looked = Looked()


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftReport:
    """All verdicts on one draft, in reading order, of its author's own *source*, where *markup* is no words; *faults* are ours."""

    path: str
    sha256: str
    title: str | None
    language: str | None
    published_on: date | None
    source: str
    verdicts: tuple[Verdict, ...]
    named_sources: tuple[SourceVerdict, ...] = ()
    origins: tuple[Origin, ...] = ()
    uncredited_origins: tuple[str, ...] = ()
    notices: tuple[Notice, ...] = ()
    faults: tuple[Fault, ...] = ()
    complete: bool = True
    markup: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One run over drafts; it came to none of *not_begun*. *pace* and *robots_ignored* record what the operator loosened."""

    version: str
    created_at: datetime
    complete: bool
    settings_digest: str
    drafts: tuple[DraftReport, ...]
    errors: tuple[RunError, ...] = ()
    not_begun: tuple[str, ...] = ()
    pace: str | None = None
    robots_ignored: bool = False
    reader: ReaderName | None = None
