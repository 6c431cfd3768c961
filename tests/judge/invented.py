"""Invented claims, pages and evidence, built with as few words as a test needs."""

from __future__ import annotations

from datetime import date

from verify.model.claim import Claim, ClaimKind, Form, Part, Speaker
from verify.model.draft import Block, BlockKind, Draft
from verify.model.page import Page, ProviderState
from verify.model.span import Span
from verify.model.verdict import (
    Difference,
    Edit,
    EditOp,
    Evidence,
    Looked,
    Match,
    MatchKind,
    SpeakerCheck,
)

GENERAL = frozenset({"gdelt", "brave"})
LOOKED = Looked(providers=(("gdelt", ProviderState.EMPTY), ("wikiquote", ProviderState.EMPTY)), pages_read=3)


def speaker(name: str) -> Speaker:
    return Speaker(text=name, span=Span(0, len(name)), name=name)


def claim(
    text: str = "We will open the bridge in the spring",
    said_by: str | None = "Jo Roe",
    *,
    kind: ClaimKind = ClaimKind.QUOTATION,
    start: int = 0,
    claim_id: str = "q1",
    parent: str | None = None,
) -> Claim:
    span = Span(start, start + len(text))
    return Claim(
        id=claim_id,
        kind=kind,
        form=Form.WHOLE,
        text=text,
        span=span,
        line=1,
        column=start + 1,
        parts=(Part(text=text, span=span),),
        parent=parent,
        speaker=speaker(said_by) if said_by else None,
    )


def page(
    text: str = "Some text.", url: str = "https://news.example/a", *, on: date | None = None, **more: object
) -> Page:
    blocks = []
    at = 0
    for paragraph in text.split("\n\n"):
        blocks.append(Block(kind=BlockKind.PARAGRAPH, span=Span(at, at + len(paragraph))))
        at += len(paragraph) + 2
    made = Page(url=url, final_url=url, text=text, blocks=tuple(blocks), domain="news.example", published_on=on)
    for name, value in more.items():
        # The value is frozen, and a test names only the fields that it is about.
        object.__setattr__(made, name, value)
    return made


def match_on(made: Page, words: str, *, kind: MatchKind = MatchKind.VERBATIM, short: bool = False) -> Match:
    start = made.text.index(words)
    return Match(page=0, kind=kind, similarity=1.0, span=Span(start, start + len(words)), passage=words, short=short)


def edit(draft: str = "46%", on_page: str = "64%", difference: Difference = Difference.NUMBER) -> Edit:
    return Edit(
        op=EditOp.REPLACE,
        difference=difference,
        draft=draft,
        page=on_page,
        draft_span=Span(0, len(draft)),
        page_span=Span(0, len(on_page)),
        material=True,
        note=f"the page says {on_page}, the draft {draft}",
    )


def evidence(
    check: SpeakerCheck = SpeakerCheck.SAME,
    kind: MatchKind = MatchKind.VERBATIM,
    *,
    url: str = "https://news.example/a",
    origin: int = 1,
    short: bool = False,
    later: bool = False,
    own_page: bool = False,
    similarity: float = 1.0,
    own_material: bool = False,
    edits: tuple[Edit, ...] = (),
) -> Evidence:
    made = Match(
        page=0,
        kind=kind,
        similarity=similarity,
        span=Span(0, 10),
        passage="words here",
        short=short,
        edits=edits or ((edit(),) if kind is MatchKind.ALTERED else ()),
    )
    return Evidence(
        page=page(url=url, own_material=own_material),
        match=made,
        speaker="Al Lee" if check is SpeakerCheck.OTHER else None,
        speaker_check=check,
        origin=origin,
        later=later,
        own_page=own_page,
    )


def draft(text: str, *, on: date | None = None) -> Draft:
    return Draft(path="d.txt", sha256="0", source=text, text=text, published_on=on, language="en")
