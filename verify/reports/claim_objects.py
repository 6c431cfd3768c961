"""The objects that `verify claims -f json` writes, and what they have in common with a report's.

Each class declares one object once: it is written key by key in this order, read with these checks, and the JSON Schema is made
of it. A default is for files of versions that did not write the key yet. What the model calls otherwise than the JSON has the
model's name here, or a property of that name, so that either can be made of the other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from msgspec import Meta, Struct

from verify.model.claim import ClaimKind, Figure, Form, SourceRole
from verify.model.span import Span

# Beyond it programs no longer agree on a whole number (RFC 8259, section 6).
_LARGEST = 2**53 - 1
Whole = Annotated[int, Meta(ge=0, le=_LARGEST)]
Ordinal = Annotated[int, Meta(ge=1, le=_LARGEST)]


class Object(Struct, frozen=True):
    """Any object of these reports."""


class Placed(Object, frozen=True):
    """An object with a place from *start* to *end*."""

    if TYPE_CHECKING:
        start: int
        end: int

    def __post_init__(self) -> None:
        check_order(self.start, self.end)

    @property
    def span(self) -> Span:
        """The place."""
        return Span(self.start, self.end)


class MentionJson(Placed, frozen=True, kw_only=True):
    """Words of the draft and their place."""

    text: str
    start: Whole
    end: Whole


class SpeakerJson(MentionJson, frozen=True, kw_only=True):
    """Who is said to have spoken: as the draft writes it, and the name that this stands for."""

    name: str


class ClaimJson(Placed, frozen=True, kw_only=True):
    """One checkable statement of a draft."""

    id: str
    kind: ClaimKind
    form: Form
    parent: str | None
    text: str
    start: Whole
    end: Whole
    line: Ordinal
    column: Ordinal
    parts: Annotated[tuple[MentionJson, ...], Meta(min_length=1)]
    speaker: SpeakerJson | None
    cue: MentionJson | None
    named_source: str | None
    figure: Figure | None


class NamedSourceJson(Placed, frozen=True, kw_only=True):
    """An outlet, a report or data that a draft leans on, and the ids of the claims that it takes from there."""

    name: str
    domain: str | None
    role: SourceRole
    start: Whole
    end: Whole
    matter: tuple[str, ...] = ()


class ListedClaimJson(ClaimJson, frozen=True, kw_only=True):
    """A claim, and the rules that linked the words to their speaker and found reported speech or a figure (see the guide: rules)."""

    linked_by: str | None
    found_by: str | None


class ListedSourceJson(NamedSourceJson, frozen=True, kw_only=True):
    """A named source, and the rule that found it (see the guide: rules)."""

    found_by: str | None


class ListedDraftJson(Object, frozen=True, kw_only=True):
    """What would be checked in one draft."""

    path: str
    sha256: str
    text_length: Whole
    claims: tuple[ListedClaimJson, ...]
    named_sources: tuple[ListedSourceJson, ...]


class ClaimsJson(Object, frozen=True, kw_only=True):
    """Claims that verify finds in drafts.

    Offsets are code points of the draft's source, end exclusive; lines and columns count from 1.
    Readers ignore keys they do not know.
    """

    schema: Literal["verify.claims/1"] = "verify.claims/1"
    drafts: tuple[ListedDraftJson, ...]


def check_order(start: int, end: int) -> None:
    """Raise ValueError where a place ends before it starts."""
    if end < start:
        raise ValueError(f"ends ({end}) before it starts ({start})")
