"""What a draft says, and who is said to have said it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from verify.model.notice import Notice
from verify.model.span import Span


class ClaimKind(StrEnum):
    """What sort of checkable statement a claim is."""

    QUOTATION = "quotation"
    STATEMENT = "statement"
    FIGURE = "figure"
    SCARE = "scare"
    TITLE = "title"


class Form(StrEnum):
    """How a draft gives a claim."""

    WHOLE = "whole"
    FRAGMENT = "fragment"
    BLOCK = "block"
    POST = "post"
    NESTED = "nested"
    INDIRECT = "indirect"


class SourceRole(StrEnum):
    """How a draft leans on a named source."""

    LISTED = "listed"
    CITED = "cited"
    EMBEDDED = "embedded"
    POLL = "poll"
    RECOMMENDED = "recommended"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One stretch between quotation marks (or one span of a discontinuous statement)."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Who is said to have spoken: the mention beside the words, and the name it stands for as far as the text tells."""

    text: str
    span: Span
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """The word or phrase of saying that links speaker and words."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A quantity in the writer's own words; *value* is None for vague ones ("millions"), *upper* ends a range ("10 to 12")."""

    value: int | float | None
    upper: int | float | None = None
    unit: str
    qualifier: str | None
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One checkable statement: these words, from this speaker.

    All spans, *line* and *column* (1-based) point into the draft's source. *text* is the parts' texts joined by one space.
    *joined_by_comma*: the attribution breaks one sentence ("We will not," she said, "raise taxes."), so the parts are together.
    """

    id: str
    kind: ClaimKind
    form: Form
    text: str
    span: Span
    line: int
    column: int
    parts: tuple[Part, ...]
    joined_by_comma: bool = False
    parent: str | None = None
    speaker: Speaker | None = None
    cue: Cue | None = None
    named_source: str | None = None
    figure: Figure | None = None
    notices: tuple[Notice, ...] = ()
    # The draft's own words for saying that nobody said so: "never said".
    denied_by: str = ""
    # How the draft's own words before the quotation turn it round: "She does not believe that “…”" is `denied`.
    framed: str = ""
    # The name of the rule that links the words to their speaker; see the guide: rules.
    linked_by: str = ""
    # The name of the rule that found a statement or a figure; see the guide: rules.
    found_by: str = ""

    @property
    def asks(self) -> bool:
        """Whether pages are looked for by its words: nested passages, reported speech and figures ask nothing themselves."""
        return self.kind is ClaimKind.QUOTATION and self.parent is None


def short_names(claim_id: str) -> tuple[str, str]:
    """What the finding of this id may be called: the id, or its end, which stays when quotations are added before it."""
    return claim_id, claim_id.rpartition("-")[2]


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedSource:
    """An outlet, agency, report or body that the draft presents as where its information comes from."""

    name: str
    domain: str | None
    role: SourceRole
    span: Span
    # Ids of the claims that the draft takes from it.
    matter: tuple[str, ...] = ()
    # Outlets that a short name such as "the Post" fits where nothing in the draft settles which.
    could_be: tuple[str, ...] = ()
    # The name of the rule that found it; see the guide: rules.
    found_by: str = ""

    @property
    def key(self) -> str:
        """What stands for it among the ids of claims; no claim has such a one."""
        return f"@{self.role}:{self.name}"


def outermost(claims: Sequence[Claim]) -> dict[str, Claim]:
    """For each claim by its id the quotation that surrounds it all, itself where none does.

    Nested words ask nothing themselves: where the outermost quotation was looked for, so were they.
    """
    by_id = {claim.id: claim for claim in claims}
    found: dict[str, Claim] = {}
    for claim in claims:
        inside, top = {}, claim
        while top.id not in found and top.id not in inside and top.parent in by_id:
            inside[top.id] = top
            top = by_id[top.parent]
        found.update(dict.fromkeys((claim.id, *inside), found.get(top.id, top)))
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftClaims:
    """Everything checkable in one draft, in reading order."""

    claims: tuple[Claim, ...]
    named_sources: tuple[NamedSource, ...]
    notices: tuple[Notice, ...] = ()
