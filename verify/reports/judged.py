"""Everything that was judged in a draft, quotations and named sources alike, in the lines that every text format shows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from verify.model.claim import Claim, SourceRole
from verify.model.source_words import Via
from verify.model.span import Span
from verify.model.verdict import DraftReport, Evidence, Outcome, SourceVerdict, Verdict
from verify.reports.claims import matter_words
from verify.reports.labels import (
    OUTCOMES,
    REASONS,
    SOURCE_OUTCOMES,
    OutcomeWords,
    failure_words,
    given_words,
    nearest_words,
    next_step,
    page_words,
    place_noun,
    pointer_words,
    source_step,
)
from verify.reports.layout import shorten
from verify.reports.tally import is_in_marks, unread_pages, unread_pointers, warnings_of
from verify.text.lines import Lines
from verify.urls import host_of

_MAX_EDITS, _MAX_UNREAD, _PASSAGE = 8, 3, 300
_PAGES = {Via.OWN: "its own page", Via.CREDIT: "page that credits it", None: "nearest page"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One thing to know about what was judged: what it is called, its words, and an address where it has one."""

    label: str
    text: str
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A quotation, statement, figure or named source with its outcome.

    *kind* is what it is called, *rule* the word for it in lists of rules, *name* the words and their speaker, or the source.
    *line* and *column* are those of the draft, 1 where its source is not at hand; *where* is the line as people call it.
    """

    of: Verdict | SourceVerdict
    id: str
    kind: str
    rule: str
    words: OutcomeWords
    name: str
    span: Span
    line: int
    column: int
    where: str
    evidence: tuple[Evidence, ...]
    lines: tuple[Line, ...]

    @property
    def because(self) -> str:
        """Why it is judged so, or where there is no sentence for that, the reason."""
        return self.of.because or (f"{REASONS[self.of.reason].capitalize()}." if self.of.reason else "")

    @property
    def is_in_marks(self) -> bool:
        """Whether it is words in quotation marks."""
        return isinstance(self.of, Verdict) and is_in_marks(self.of)


def judged_in(draft: DraftReport) -> tuple[Judged, ...]:
    """All that was judged in *draft*: its claims in reading order, then its named sources but those merely recommended."""
    claims = [verdict.claim for verdict in draft.verdicts]
    lines, noun = Lines(draft.source), place_noun(draft.path)
    sources = []
    for judged in draft.named_sources:
        if judged.source.role is SourceRole.RECOMMENDED:
            continue
        span = judged.source.span
        place = lines.position(span.start if span.end <= len(draft.source) else 0)
        sources.append(_source(judged, claims, place, noun))
    return (*(_claim(verdict, noun) for verdict in draft.verdicts), *sources)


def _claim(verdict: Verdict, noun: str) -> Judged:
    claim = verdict.claim
    quoted = shorten(claim.text, 160)
    name = f"“{quoted}”" if is_in_marks(verdict) else quoted
    kind = "quotation" if is_in_marks(verdict) else claim.kind.value
    return Judged(
        of=verdict,
        id=claim.id,
        kind=kind,
        rule=verdict.outcome.value if is_in_marks(verdict) else f"{kind}_{verdict.outcome.value}",
        words=OUTCOMES[verdict.outcome],
        name=name + (f" ({claim.speaker.name or claim.speaker.text})" if claim.speaker else ""),
        span=claim.span,
        line=claim.line,
        column=claim.column,
        where=f"{noun} {claim.line}",
        evidence=verdict.evidence,
        lines=tuple(_lines_of_claim(verdict)),
    )


def _source(judged: SourceVerdict, claims: Sequence[Claim], place: tuple[int, int], noun: str) -> Judged:
    source = judged.source
    return Judged(
        of=judged,
        id=source.key,
        kind="named source",
        rule=f"source_{judged.outcome.value}",
        words=SOURCE_OUTCOMES[judged.outcome],
        name=f"{source.name} ({source.role.value})",
        span=source.span,
        line=place[0],
        column=place[1],
        where=f"{noun} {place[0]}",
        evidence=judged.found,
        lines=tuple(_lines_of_source(judged, claims)),
    )


def _lines_of_claim(verdict: Verdict) -> Iterator[Line]:
    if verdict.evidence:
        best = verdict.evidence[0]
        yield from _page(best, "page", is_shown=verdict.outcome is not Outcome.CORROBORATED)
    yield Line(label="why", text=verdict.because)
    if verdict.nearest is not None:
        label, _, shown = nearest_words(verdict.nearest, _PASSAGE).partition(": ")
        yield Line(label=label.lower(), text=shown, url=verdict.nearest.url)
    for notice in warnings_of(verdict):
        yield Line(label="warning", text=notice.message)
    yield from _unread(verdict)
    if step := next_step(verdict.outcome, verdict.reason, interrupted=verdict.interrupted):
        yield Line(label="next", text=step)


def _lines_of_source(judged: SourceVerdict, claims: Sequence[Claim]) -> Iterator[Line]:
    taken = matter_words(judged.source, claims)
    for words in taken[:_MAX_EDITS]:
        yield Line(label="takes", text=words)
    if len(taken) > _MAX_EDITS:
        yield Line(label="takes", text=f"and {len(taken) - _MAX_EDITS} more")
    for best in judged.found[:1]:
        yield from _page(best, _PAGES[judged.via], is_shown=True)
    for url in judged.evidence[: 0 if judged.found else 1]:
        # Reports of earlier versions have no more than the address.
        yield Line(label=_PAGES[judged.via], text=url, url=url)
    if judged.because:
        yield Line(label="why", text=judged.because)
    elif judged.reason:
        yield Line(label="why", text=REASONS[judged.reason])
    yield from _unread(judged)
    if step := source_step(judged):
        yield Line(label="next", text=step)


def _page(evidence: Evidence, label: str, *, is_shown: bool) -> Iterator[Line]:
    """The page, and where that *is_shown* what it says and how that differs."""
    yield Line(label=label, text=page_words(evidence.page, evidence.place), url=evidence.address)
    if not is_shown:
        return
    yield Line(label="it says", text=shorten(evidence.match.passage, _PASSAGE))
    if given := given_words(evidence):
        yield Line(label="how", text=given)
    for edit in [edit for edit in evidence.match.edits if edit.material][:_MAX_EDITS]:
        draft, page = (shorten(side, _PASSAGE) or "(nothing)" for side in (edit.draft, edit.page))
        yield Line(label="differs", text=f"draft: {draft} | page: {page} ({edit.difference.value.replace('_', ' ')})")


def _unread(judged: Verdict | SourceVerdict) -> Iterator[Line]:
    pointers = unread_pointers(judged)
    for page in unread_pages(judged)[:_MAX_UNREAD]:
        where = [host_of(page.url), failure_words(page.reason, page.url)]
        yield Line(label="not read", text=", ".join(part for part in where if part), url=page.url)
        if pointer := pointers.get(page.url):
            yield Line(label="index", text=pointer_words(pointer, _PASSAGE))
