"""What a text says around the words that it carries: the rest of their sentence, the next ones, the headings above."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from verify.model.draft import Block, BlockKind
from verify.model.span import Span
from verify.speech.quoted import without_quoted
from verify.speech.shapes import Classed
from verify.speech.utterances import Utterance
from verify.text.late import late
from verify.text.sentences import split_sentences

if TYPE_CHECKING:
    from verify.model.page import Reviewed

# Sentences behind the words that may take them back, and characters of the paragraph below that are read for them.
# Of 5,189 utterances tried, half as many sentences change how 2 are given, half as many characters 1; twice as many none.
_NEARBY_SENTENCES = 3
_LONGEST_BELOW = 600
# Enough of a paragraph to hold what its sentences say of each other; nobody reads ten thousand words as one.
# Half or twice as many change how none of the 5,189 is given.
_LONGEST_PARAGRAPH = 3_000
_ENDED = late(r"[.!?…][”\"»’')\]]{0,3}\s*[“\"„«‘']?$")
_OPENING = "“„«"
_EDGES = " \t\n\"“”„«»‘’'"


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """One place of a text where words stand, and what the text says around it, without what stands in marks.

    *lead* and *tail* are the rest of the same sentence, *behind* the next sentences, *paragraph* what comes before the
    words in their paragraph. *titles* are the text's own title and the heading above, *sections* all headings that govern
    the place. *marked*: the words stand in quotation marks, a block quote or a post. *asked*: their sentence is a question.
    *has_speaker*: the text names somebody for them. *given_to* is the family name of whom a draft gives them to.
    *reviews* are what the page says to machines about claims that it checked, *disclaimer* how it calls itself fiction.
    """

    words: str
    lead: Classed
    tail: Classed
    behind: Classed
    paragraph: Classed
    titles: tuple[Classed, ...]
    sections: tuple[str, ...]
    marked: bool
    asked: bool
    has_speaker: bool = False
    given_to: str = ""
    ratings: tuple[Classed, ...] = ()
    reviews: tuple[Reviewed, ...] = ()
    disclaimer: str = ""


class SurroundedText:
    """The surroundings of any place of one text."""

    def __init__(
        self, text: str, blocks: tuple[Block, ...] = (), *, title: str = "", reviews: tuple[Reviewed, ...] = ()
    ) -> None:
        self._text, self._blocks, self._title, self._reviews = text, blocks, title, reviews

    def at(self, pieces: Sequence[Span], utterance: Utterance | None, given_to: str = "") -> Surroundings:
        """What surrounds the words at *pieces*, or the whole *utterance* that holds them."""
        text = self._text
        start, end = hull(pieces, utterance)
        first, last = self._paragraph(start, end)
        before, after = text[first:start], text[end:last]
        lead, tail, behind = self._sentences(before, after, text[end - 1 : end], last)
        heading = self._above(start)
        return Surroundings(
            words=text[start:end],
            lead=Classed(lead),
            tail=Classed(tail),
            behind=Classed(behind),
            paragraph=Classed(outside(before)),
            titles=self._titles(heading),
            sections=self._sections(start),
            marked=utterance is not None,
            asked="?" in text[end - 1 : end] + after[:3] or tail.rstrip(_EDGES)[-1:] == "?",
            has_speaker=utterance is not None and utterance.speaker is not None,
            given_to=given_to,
            ratings=self._ratings,
            reviews=self._reviews,
            disclaimer=self._disclaimer,
        )

    def _paragraph(self, start: int, end: int) -> tuple[int, int]:
        first = self._text.rfind("\n", max(0, start - _LONGEST_PARAGRAPH), start) + 1
        last = self._text.find("\n", end)
        last = last if last >= 0 else len(self._text)
        return max(first, start - _LONGEST_PARAGRAPH), min(last, end + _LONGEST_PARAGRAPH)

    def _sentences(self, before: str, after: str, end: str, last: int) -> tuple[str, str, str]:
        """The rest of the sentence before and after the words, and the next sentences."""
        sentences = [span.cut(before) for span in split_sentences(before)]
        # What ends in a stop, mark included, is a sentence of its own before the words.
        lead = sentences[-1] if sentences and not _ENDED.search(before[-12:]) else ""
        behind = list(self._behind(after, last))
        # A full stop within the marks ends the page's sentence; “…?” she asked goes on.
        ended = end in (".", "…") or after[:1] in (".", "…")
        tail = "" if ended or not after.strip(_EDGES) else behind.pop(0)
        return outside(lead), outside(tail, cut=True), outside(" ".join(behind), cut=True)

    def _behind(self, after: str, last: int) -> Iterator[str]:
        """The next sentences of the paragraph and, where they are few, of the one below."""
        spans = [span.cut(after) for span in islice(split_sentences(after), _NEARBY_SENTENCES + 1)]
        yield from spans
        if len(spans) <= _NEARBY_SENTENCES:
            below = self._text[last : last + _LONGEST_BELOW].lstrip().split("\n", 1)[0]
            for span in islice(split_sentences(below), _NEARBY_SENTENCES):
                yield span.cut(below)

    @cached_property
    def _headings(self) -> tuple[Block, ...]:
        return tuple(block for block in self._blocks if block.kind is BlockKind.HEADING)

    @cached_property
    def first_heading(self) -> str:
        """The first heading of the text; empty where it has none."""
        return self._headings[0].span.cut(self._text) if self._headings else ""

    def _above(self, offset: int) -> str:
        return next((b.span.cut(self._text) for b in reversed(self._headings) if b.span.end <= offset), "")

    def _titles(self, heading: str) -> tuple[Classed, ...]:
        return tuple(Classed(each) for each in dict.fromkeys((self._title, self.first_heading, heading)) if each)

    def _sections(self, offset: int) -> tuple[str, ...]:
        """The headings that govern *offset*, nearest first: each until one of its own level or a higher one."""
        found: list[str] = []
        level = 0
        for block in reversed(self._headings):
            if block.span.end <= offset and (not found or 0 < block.level < level):
                found.append(block.span.cut(self._text))
                level = block.level
        return tuple(found)

    @cached_property
    def _ratings(self) -> tuple[Classed, ...]:
        """The lines in which a page says how it rates something: "Verdict: False"."""
        return tuple(Classed(found.group()) for found in _RATED.finditer(self._text))

    @cached_property
    def _disclaimer(self) -> str:
        """The line by which a page says of itself that it is no report."""
        found = _NO_REPORT.search(self._text)
        return found.group().strip() if found else ""


def hull(pieces: Sequence[Span], utterance: Utterance | None) -> tuple[int, int]:
    """Where the words at *pieces* begin and end, or the whole *utterance* that holds them."""
    start, end = pieces[0].start, pieces[-1].end
    if utterance is not None:
        start, end = min(start, utterance.parts[0].start), max(end, utterance.parts[-1].end)
    return start, end


_NO_REPORT = late(
    r"(?im)^\W{0,3}(?:(?:please )?note: |editor['’]s note: )?(?:this|the (?:following|above)) "
    r"(?:(?:article|story|post|page|piece|text|column|interview|item|website|site) )?is "
    r"(?:(?:an?|pure|entirely|meant as|intended as) ){0,2}(?:work of )?"
    r"(?:satire|satirical|fiction|fictional|fictitious|parody|spoof|an april fool)\b[^\n]{0,80}"
)
_RATED = late(
    r"(?im)^\W{0,3}(?:our |the )?(?:verdict|rating|ruling|conclusion|result|fact[- ]check)\b[^\n]{1,80}"
    r"|\bwe rate (?:this|it|the)\b[^\n.]{1,60}"
)


def outside(told: str, *, cut: bool = False) -> str:
    """*told* less what stands in marks; *cut*: also less what a mark opens whose partner was cut off."""
    rest = without_quoted(told)
    if cut:
        opened = min((at for mark in _OPENING if (at := rest.find(mark)) >= 0), default=len(rest))
        rest = rest[:opened]
    return rest.strip(_EDGES)
