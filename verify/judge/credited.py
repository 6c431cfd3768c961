"""Whom a page credits for certain of its words: in their sentence, around it, or for all that the page tells."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

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
_NAME = r"[A-ZÀ-Þ][\w’'.-]+(?: [A-ZÀ-Þ][\w’'.-]+)*"
_SAYS = r"(?:said|says|added|adds|told|insisted|argued|warned|noted|replied|wrote|continued|explained|recalled|stated|declared)"
# Whoever is named as saying the words: "said Pell", "Ida Voll, the minister, said".
_SAYER = re.compile(
    rf"\b{_SAYS} (?P<behind>{_NAME})|(?P<ahead>{_NAME})(?:, [^,.]{{1,60}},)? (?:also |then |later )?{_SAYS}\b"
)
_THE_PRESS = (
    r"(?:(?:news )?(?:outlet|site|website|agency|organi[sz]ation|channel)|(?:news)?paper|publication|magazine|"
    r"broadcaster|station|network)\b"
)
# Words spoken before many, or to the page's own reporter, need no other outlet.
_OWN_SETTING = re.compile(
    rf"(?i)\b(?:(?:told|telling) (?!the {_THE_PRESS})"
    r"(?:the|a|an|his|her|their|our|us|this|reporters|journalists|parents|lawmakers|supporters|residents|investors)\b|"
    r"(?:at|in|during) (?:a|an|the) (?:[\w-]+ ){0,3}"
    r"(?:conference|hearing|rally|meeting|briefing|speech|debate|ceremony|session|summit)\b|said in (?:court|parliament)\b)"
)
_TO_US = re.compile(
    r"(?i)\b(?:told|tells?|said to|spoke (?:to|with)|speaking (?:to|with)|interview with)\s+"
    r"(?:us|me|this (?:newspaper|paper|reporter|website|magazine|agency)|our (?:reporter|correspondent|newspaper))\b"
)
# "she told the outlet": the one that was credited before.
_THE_OUTLET = re.compile(rf"(?i)\b(?:told|interview with|speaking to|according to|per) the {_THE_PRESS}")
# "The letter was first reported by …", "His remarks were published in …"
_REFERS_BACK = re.compile(
    r"(?:The|These|This|That|His|Her|Their|Its|It|Both) ?(?:[a-z-]+ ){0,2}"
    r"(?:remarks?|comments?|words|quotes?|quotations?|interview|letter|memo|e-?mail|document|note|message|recording|statement|exchange|"
    r"conversation|story|news|was|were)\b"
)
# "a day after Axios reported …" tells what came before; "…, Axios reported that …" behind the words goes on to something else.
_BACKGROUND = re.compile(r"(?i)\b(?:after|since|when|following|because|although|whose|which)\s+(?:the\s+)?$")
_GOES_ON = re.compile(
    r"(?:['’]s?)?\s*(?:\w+ly |first |has |had )?\w+ (?:(?:last|this|in|on|earlier) [\w ,]{1,24})?(?:that|how|whether)\b"
)
_OF_ITS_OWN = re.compile(
    r"(?i)\b(?:in|last|this|since) (?:january|february|march|april|may|june|july|august|september|october|november|december|"
    r"year|month|spring|summer|autumn|fall|winter|\d{4})\b"
)
# A document is one text, whoever prints it: a statement, a ruling, a filing.
_PAPER = r"(?:statement|(?:press|news) release|communiqu[ée]|ruling|judge?ment|(?:court )?filing|indictment|court order|proclamation)"
_DOCUMENT = re.compile(
    rf"(?i)\b(?:(?:in|by|with|from|according to) (?:a|an|its|his|her|their|the|another) (?:[\w-]+ ){{0,3}}?{_PAPER}\b|"
    rf"{_PAPER} (?:(?:from|by|of) [\w ’'&.-]{{2,40}} )?(?:said|says|reads?|added|adds|stated|published|released|issued|posted)\b|"
    r"en un comunicado|in einer (?:pressem|m)itteilung|in einer erklärung|dans un communiqué|in una nota|num comunicado|"
    r"em comunicado|in een verklaring)\b"
)
_ISSUER = re.compile(
    rf"(?:[Tt]he )?(?P<said>{_NAME}) (?:said|says|wrote|added) (?:\w+ ){{0,2}}in (?:a|an|its|the)\b|"
    rf"[Ii]n (?:a|an|its|the) (?:[\w-]+ ){{0,3}}(?:statement|release|ruling|filing)[\w ]{{0,20}}, (?:the )?(?P<opened>{_NAME})|"
    rf"(?:statement|release|ruling|filing|communiqu[ée]) (?:(?:released|issued|published|posted) )?(?:by|from|of) (?:the )?(?P<by>{_NAME})"
)
# What a short line at the head or the foot says of the whole text.
_NOTE = re.compile(
    r"(?i)(?:(?:inputs?|material|reporting|files|information|contributions?) (?:from|by)|©|\(c\)|copyright|"
    r"(?:source|quelle|fuente|fonte|bron)s?:|(?:originally|first) (?:published|appeared|reported) (?:by|in|on|at)|"
    r"(?:appeared|published) (?:first |originally )?(?:in|on|by)|translated from|courtesy of|^|^[(\[—–-]+)\s*(?:the )?$"
)
_NOTE_BEHIND = re.compile(
    r"(?i)\s*(?:contributed to this (?:report|story|article)|[)\].]*\s*$|\s[–—-]\s|/[a-z]{2,4}\b)"
)
_PICTURE = re.compile(r"(?i)^\W*(?:photo|image|picture|foto|bild|video|graphic|getty)\b")
_UNNAMED_AGENCIES = re.compile(
    r"(?i)(?:^|\b(?:inputs? from|with|source:|by)\s|[(—–-]\s?)(?:news |wire |the )?agencies\b\W*$"
)
_NOTE_LENGTH = 200
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
        self._credits = [credit for credit in credits_in(self._text, outlets) if not self._is_background(credit)]
        self._blocks = [block.span for block in page.blocks] or [Span(0, len(page.text))]
        self.notes = tuple(dict.fromkeys(self._notes(outlets)))

    def of(self, words: Span) -> Credited:
        """Whom the page credits for *words*."""
        paragraph = self._paragraph(words.start)
        sentence = self._sentence(paragraph, words)
        told = sentence.cut(self._text)
        inside = [c for c in self._within(sentence) if not self._is_of_something_else(c, words)]
        mine = any(c.outlet in self._own_names and c.rule.reach is Reach.ONWARD for c in inside)
        if _TO_US.search(told) or mine:
            return Credited(own=True)
        issued = _DOCUMENT.search(told)
        found = inside or (self._around(paragraph, sentence) if not _OWN_SETTING.search(told) and not issued else [])
        names = tuple(dict.fromkeys(c.outlet for c in found if c.outlet not in self._own_names))
        if not issued:
            return Credited(outlets=names)
        issuer = _ISSUER.search(told)
        return Credited(outlets=names, document=True, issuer=issuer and next(filter(None, issuer.groups()), None))

    def _paragraph(self, offset: int) -> int:
        return max(0, bisect_right(self._blocks, offset, key=lambda span: span.start) - 1)

    def _sentence(self, paragraph: int, words: Span) -> Span:
        """The sentence or sentences that hold *words*, marks and attribution included."""
        block = self._blocks[paragraph]
        touched = [s for s in split_sentences(self._text, block) if s.start < words.end and words.start < s.end]
        return Span(touched[0].start, touched[-1].end) if touched else block

    def _within(self, span: Span) -> list[Credit]:
        return [c for c in self._credits if span.start <= c.span.start < span.end]

    def _is_background(self, credit: Credit) -> bool:
        return bool(_BACKGROUND.search(self._text, max(0, credit.span.start - 24), credit.span.start))

    def _is_of_something_else(self, credit: Credit, words: Span) -> bool:
        behind = credit.span.start >= words.end and credit.rule.reach in (Reach.NEXT, Reach.BACK)
        return behind and bool(_GOES_ON.match(self._text, credit.span.end))

    def _around(self, paragraph: int, sentence: Span) -> list[Credit]:
        """Credits outside the sentence that speak for it: before it, right behind it, or further up; the nearest one alone."""
        block = self._blocks[paragraph]
        told = sentence.cut(self._text)
        if _THE_OUTLET.search(told):
            return [c for c in self._credits if c.span.start < sentence.start][-1:]
        ahead = self._within(Span(block.start, sentence.start))
        near = [c for c in ahead if self._goes_with(c, told) and not self._has_own_day(c)]
        behind = [
            c for c in self._within(Span(sentence.end, self._end_of_next(paragraph))) if self._refers_back(c, block)
        ]
        return near[-1:] or behind[:1] or self._further_up(paragraph, told)

    def _end_of_next(self, paragraph: int) -> int:
        return self._blocks[min(paragraph + 1, len(self._blocks) - 1)].end

    def _has_own_day(self, credit: Credit) -> bool:
        """Whether a report of another day is meant: "Axios reported in January that …"."""
        return credit.rule.reach is not Reach.ONWARD and bool(_OF_ITS_OWN.search(self._around_of(credit)))

    def _refers_back(self, credit: Credit, block: Span) -> bool:
        told = self._around_of(credit)
        if _REFERS_BACK.match(told):
            return True
        return (
            credit.span.end <= block.end
            and credit.rule.reach is Reach.ONWARD
            and "xxx" in told
            and not _SAYER.search(told)
        )

    def _further_up(self, paragraph: int, told: str) -> list[Credit]:
        """The interview that a paragraph before names, where nothing else was said in between."""
        for at in range(paragraph - 1, -1, -1):
            block = self._blocks[at]
            spoken = [c for c in self._within(block) if c.rule.reach is Reach.ONWARD]
            if spoken and (paragraph - at <= _ONWARD or at <= self._lead()):
                return [c for c in spoken if self._goes_with(c, told)][-1:]
            if spoken or _OWN_SETTING.search(block.cut(self._text)):
                return []
        return []

    def _lead(self) -> int:
        first = next((n for n, block in enumerate(self._page.blocks) if block.main), 0)
        return first + _LEAD

    def _goes_with(self, credit: Credit, told: str) -> bool:
        """Whether nobody else is named as saying what *told* holds."""
        named = _SAYER.search(told)
        if named is None:
            return True
        family = (named["behind"] or named["ahead"]).split()[-1].removesuffix("’s")
        return family in self._blocks[self._paragraph(credit.span.start)].cut(self._page.text)

    def _around_of(self, credit: Credit) -> str:
        block = self._blocks[self._paragraph(credit.span.start)]
        return next(
            (s.cut(self._text) for s in split_sentences(self._text, block) if s.start <= credit.span.start < s.end), ""
        )

    def _notes(self, outlets: OutletTable) -> Iterator[str]:
        """Whom short lines at the head and the foot credit for the whole text."""
        for line in _edges(self._page):
            text = line.cut(self._page.text)
            if _PICTURE.match(text):
                continue
            for outlet, span in outlets.find(text):
                if not _NOTE.search(text[: span.start]) or not _NOTE_BEHIND.match(text, span.end):
                    continue
                if outlet.kind is OutletKind.AGENCY or span.start > 3:
                    yield outlet.name
            if _UNNAMED_AGENCIES.search(text):
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
