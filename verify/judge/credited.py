"""Whom a page credits for certain of its words: in their sentence, around it, or for all that the page tells."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from verify.judge.credit_phrases import (
    BACKGROUND,
    DOCUMENT,
    GOES_ON,
    ISSUER,
    NOTE,
    NOTE_BEHIND,
    OF_ITS_OWN,
    OWN_SETTING,
    PICTURE,
    REFERS_BACK,
    SAYER,
    THE_OUTLET,
    TO_US,
    UNNAMED_AGENCIES,
)
from verify.judge.credits import Credit, Reach, credits_in
from verify.model.draft import BlockKind
from verify.model.page import Page
from verify.model.span import Span
from verify.outlets import OutletKind, OutletTable
from verify.speech.quoted import quoted_spans
from verify.text.sentences import split_sentences

# An interview that the lead names goes on below; elsewhere for as many paragraphs.
_ONWARD = 3
_LEAD = 2
# German and others put the names of papers between marks.
_NAME_WORDS = 4
_NOTE_LENGTH = 200
_BEFORE = 80
_NEAREST = 4
_FARTHEST = 1_000
AGENCIES = "agencies"


@dataclass(frozen=True, slots=True, kw_only=True)
class Credited:
    """Who is credited for certain words: *outlets* by name, *document* where they stand in an official text, perhaps of an *issuer*.

    *own*: the page itself heard them.
    """

    outlets: tuple[str, ...] = ()
    document: bool = False
    issuer: str | None = None
    own: bool = False


class PageCredits:
    """Whom one page credits, for each of its words. *own_names* are those of its own outlet."""

    def __init__(self, page: Page, outlets: OutletTable, own_names: frozenset[str]) -> None:
        self._page, self._own_names = page, own_names
        self._text = _masked(page.text)
        self._blocks = [block.span for block in page.blocks] or [Span(0, len(page.text))]
        self._own_settings: dict[int, bool] = {}
        self._credits = [credit for credit in credits_in(self._text, outlets) if not self._is_background(credit)]
        self.notes = tuple(dict.fromkeys(self._notes(outlets)))

    def of(self, words: Span) -> Credited:
        """Whom the page credits for *words*."""
        paragraph = self._paragraph(words.start)
        sentence = self._sentence(paragraph, words)
        told = sentence.cut(self._text)
        inside = [c for c in self._within(sentence) if not self._is_of_something_else(c, words)]
        mine = any(c.outlet in self._own_names and c.rule.reach is Reach.ONWARD for c in inside)
        if TO_US.pattern.search(told) or mine:
            return Credited(own=True)
        in_public = bool(OWN_SETTING.pattern.search(told))
        # A quotation goes on behind "said in a statement", in the same paragraph.
        where = told if inside or in_public or SAYER.pattern.search(told) else self._near(paragraph, sentence)
        issued = DOCUMENT.pattern.search(where)
        found = inside or (self._around(paragraph, sentence) if not in_public and not issued else [])
        names = tuple(dict.fromkeys(c.outlet for c in found if c.outlet not in self._own_names))
        if not issued:
            return Credited(outlets=names)
        issuer = ISSUER.pattern.search(where)
        return Credited(outlets=names, document=True, issuer=issuer and next(filter(None, issuer.groups()), None))

    def _paragraph(self, offset: int) -> int:
        return max(0, bisect_right(self._blocks, offset, key=lambda span: span.start) - 1)

    def _sentence(self, paragraph: int, words: Span) -> Span:
        """The sentence or sentences that hold *words*, marks and attribution included."""
        block = self._blocks[paragraph]
        # Where no sentence ends, so far and no farther.
        near = Span(max(block.start, words.start - _FARTHEST), min(block.end, words.end + _FARTHEST))
        touched = [s for s in split_sentences(self._text, near) if s.start < words.end and words.start < s.end]
        return Span(touched[0].start, touched[-1].end) if touched else near

    def _within(self, span: Span) -> list[Credit]:
        first, last = (bisect_left(self._credits, at, key=lambda c: c.span.start) for at in (span.start, span.end))
        return self._credits[first:last]

    def _is_background(self, credit: Credit) -> bool:
        before = self._text[self._blocks[self._paragraph(credit.span.start)].start : credit.span.start]
        return bool(BACKGROUND.pattern.search(before[-_BEFORE:]) or PICTURE.pattern.search(before[-_BEFORE:]))

    def _is_of_something_else(self, credit: Credit, words: Span) -> bool:
        behind = credit.span.start >= words.end and credit.rule.reach in (Reach.NEXT, Reach.BACK)
        return behind and bool(GOES_ON.pattern.match(self._text, credit.span.end))

    def _around(self, paragraph: int, sentence: Span) -> list[Credit]:
        """Credits outside the sentence that speak for it: before it, right behind it, or further up; the nearest one alone."""
        block = self._blocks[paragraph]
        told = sentence.cut(self._text)
        if THE_OUTLET.pattern.search(told):
            return [c for c in self._credits if c.span.start < sentence.start][-1:]
        ahead = self._within(Span(block.start, sentence.start))[-_NEAREST:]
        near = [c for c in ahead if self._goes_with(c, told) and not self._has_own_day(c)]
        behind = [
            c
            for c in self._within(Span(sentence.end, self._end_of_next(paragraph)))[:_NEAREST]
            if self._refers_back(c, block)
        ]
        return near[-1:] or behind[:1] or self._further_up(paragraph, told)

    def _end_of_next(self, paragraph: int) -> int:
        return self._blocks[min(paragraph + 1, len(self._blocks) - 1)].end

    def _has_own_day(self, credit: Credit) -> bool:
        """Whether a report of another day is meant: "Axios reported in January that …"."""
        return credit.rule.reach is not Reach.ONWARD and bool(OF_ITS_OWN.pattern.search(self._around_of(credit)))

    def _refers_back(self, credit: Credit, block: Span) -> bool:
        told = self._around_of(credit)
        if REFERS_BACK.pattern.match(told):
            return True
        return (
            credit.span.end <= block.end
            and credit.rule.reach is Reach.ONWARD
            and "xxx" in told
            and not SAYER.pattern.search(told)
        )

    def _further_up(self, paragraph: int, told: str) -> list[Credit]:
        """The interview that a paragraph before names, where nothing else was said in between."""
        for at in range(paragraph - 1, -1, -1):
            block = self._blocks[at]
            spoken = [c for c in self._within(block) if c.rule.reach is Reach.ONWARD]
            if spoken and (paragraph - at <= _ONWARD or at <= self._lead()):
                return [c for c in spoken if self._goes_with(c, told)][-1:]
            if spoken or self._has_own_setting(at):
                return []
        return []

    def _has_own_setting(self, paragraph: int) -> bool:
        if paragraph not in self._own_settings:
            told = self._blocks[paragraph].cut(self._text)
            self._own_settings[paragraph] = OWN_SETTING.pattern.search(told) is not None
        return self._own_settings[paragraph]

    def _lead(self) -> int:
        first = next((n for n, block in enumerate(self._page.blocks) if block.main), 0)
        return first + _LEAD

    def _goes_with(self, credit: Credit, told: str) -> bool:
        """Whether nobody else is named as saying what *told* holds."""
        named = SAYER.pattern.search(told)
        if named is None:
            return True
        family = (named["behind"] or named["ahead"]).split()[-1].removesuffix("’s")
        return family in self._blocks[self._paragraph(credit.span.start)].cut(self._page.text)

    def _around_of(self, credit: Credit) -> str:
        """The sentence that holds *credit*."""
        return self._sentence(self._paragraph(credit.span.start), credit.span).cut(self._text)

    def _near(self, paragraph: int, sentence: Span) -> str:
        block = self._blocks[paragraph]
        start, end = max(block.start, sentence.start - _FARTHEST), min(block.end, sentence.end + _FARTHEST)
        return Span(start, end).cut(self._text)

    def _notes(self, outlets: OutletTable) -> Iterator[str]:
        """Whom short lines at the head and the foot credit for the whole text."""
        for line in _edges(self._page):
            text = line.cut(self._page.text)
            if PICTURE.pattern.match(text[:_BEFORE]):
                continue
            for outlet, span in outlets.find(text):
                if not NOTE.pattern.search(text[: span.start]) or not NOTE_BEHIND.pattern.match(text, span.end):
                    continue
                if outlet.kind is OutletKind.AGENCY or span.start > 3:
                    yield outlet.name
            if UNNAMED_AGENCIES.pattern.search(text):
                yield AGENCIES


def _edges(page: Page) -> Iterator[Span]:
    """Short lines right before and after the article's prose."""
    prose = [n for n, block in enumerate(page.blocks) if block.main and len(block.span) > _NOTE_LENGTH // 2]
    if not prose:
        return
    for n in (*range(max(0, prose[0] - 3), prose[0]), *range(prose[-1], min(len(page.blocks), prose[-1] + 4))):
        block = page.blocks[n]
        if block.kind is not BlockKind.CAPTION and len(block.span) <= _NOTE_LENGTH:
            yield block.span


def _masked(text: str) -> str:
    """*text* with what is quoted in it made unreadable: names and points in there credit nobody and end no sentence."""
    kept: list[str] = []
    at = 0
    for span in quoted_spans(text):
        words = span.cut(text)
        if len(words.split()) <= _NAME_WORDS:
            continue
        ends = words[-2] == "." and text[span.end : span.end + 2].strip()[:1].isupper()
        hidden = re.sub(r"\w", "x", words[1:-2])
        kept += [text[at : span.start], words[0], re.sub(r"[.!?…]", ",", hidden), "." if ends else "x", words[-1]]
        at = span.end
    return "".join((*kept, text[at:]))
