"""A quotation as its editor built it: words, ellipses, brackets, parts."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from verify.model.span import Span
from verify.text.fold import Folded, Word, fold, iterate_words

_DOTS = r"(?:…|\.(?:\s?\.){2,5})"
_ELLIPSIS = re.compile(rf"[\[(]\s?{_DOTS}\s?[\])]|{_DOTS}(?:\s?…){{0,2}}")
_SIC = re.compile(r"[\[(]\s?sic\s?!?\s?[\])]")
# With a possessive ending behind it, which belongs to the words in the bracket.
_BRACKET = re.compile(r"\[[^\[\]]{1,200}\](?:'s\b)?")
# "[T]he", "walk[ed]": a bracket that touches letters changes the shape of one word.
_WORD_WITH_BRACKET = re.compile(r"([^\W\d_]{0,20})\[([^\W\d_]{1,6})\]([^\W\d_]{0,20})")


@dataclass(frozen=True, slots=True)
class Quotation:
    """The words of a quotation and what its editor marked.

    *bracketed* holds positions of words the editor put in; *ellipses* and *joins* the positions before which words were
    left out or a new part begins; *apart* those joins at which the parts may be apart. *sic* is where a `[sic]` is. *framed* is
    what the draft's own words around the quotation make of it, if they turn it round: `denied`, `of_others`, `supposed`.
    """

    text: str
    words: tuple[Word, ...]
    bracketed: frozenset[int]
    reshaped: frozenset[int]
    ellipses: frozenset[int]
    joins: frozenset[int]
    apart: frozenset[int]
    sic: tuple[Span, ...]
    framed: str = ""

    @property
    def own_words(self) -> frozenset[int]:
        """Positions of the words that the speaker is said to have said: all but the editor's brackets.

        A quotation that is in brackets as a whole has no other words.
        """
        every = frozenset(range(len(self.words)))
        return every - self.bracketed or every

    def own_texts(self) -> tuple[str, ...]:
        """Its own words in order, with nothing for those that the editor put in."""
        own = self.own_words
        return tuple(word.text if at in own else "" for at, word in enumerate(self.words))

    def stretches(self) -> tuple[Quotation, ...]:
        """The quotation cut where its parts may be apart; places stay those of the whole text."""
        cuts = [0, *sorted(self.apart), len(self.words)]
        return tuple(self._stretch(start, end) for start, end in pairwise(cuts))

    def _stretch(self, start: int, end: int) -> Quotation:
        def within(places: frozenset[int], first: int) -> frozenset[int]:
            return frozenset(at - start for at in places if first <= at < end)

        return replace(
            self,
            words=self.words[start:end],
            bracketed=within(self.bracketed, start),
            reshaped=within(self.reshaped, start),
            ellipses=within(self.ellipses, start + 1),
            joins=within(self.joins, start + 1),
            apart=frozenset(),
        )

    @property
    def loose(self) -> frozenset[int]:
        """Positions before which words of the page may be missing."""
        return self.ellipses | self.joins


@lru_cache(maxsize=512)
def read_quotation(text: str, parts: tuple[str, ...] = (), *, comma: bool = False) -> Quotation:
    """The quotation *text* taken apart; *parts*, where it was broken, are its stretches in order."""
    folded = fold(text)
    sic = tuple(folded.back(Span(*found.span())) for found in _SIC.finditer(folded.text))
    # Same lengths, so that offsets stay: what is no word of the quotation becomes blank.
    plain = _SIC.sub(_blank, folded.text)
    ellipses = [found.start() for found in _ELLIPSIS.finditer(plain)]
    plain = _ELLIPSIS.sub(_blank, plain)
    words, reshaped = _read_words(folded, plain)
    brackets = [folded.back(Span(*found.span())) for found in _BRACKET.finditer(plain)]
    inside = frozenset(
        at
        for at, word in enumerate(words)
        if at not in reshaped and any(span.start <= word.span.start < span.end for span in brackets)
    )
    dots = frozenset(_position(words, folded.back(Span(at, at + 1)).start) for at in ellipses)
    joins = _joins(words, parts)
    return Quotation(
        text=text,
        words=words,
        bracketed=inside,
        reshaped=reshaped,
        ellipses=dots - {0, len(words)},
        joins=joins - {0, len(words)},
        apart=frozenset() if comma else joins,
        sic=sic,
    )


def _blank(found: re.Match[str]) -> str:
    return " " * len(found.group())


def _read_words(folded: Folded, plain: str) -> tuple[tuple[Word, ...], frozenset[int]]:
    """All words; those whose shape a bracket changed are read as one and named."""
    shaped: list[tuple[Word, bool]] = []
    view = Folded(plain, folded.origin, folded.ends)
    done = 0
    for found in _WORD_WITH_BRACKET.finditer(plain):
        before, inner, after = found.groups()
        if not before and not after:
            continue
        shaped += [(word, False) for word in iterate_words(view, done, found.start())]
        shaped.append((Word(before + inner + after, folded.back(Span(*found.span()))), True))
        done = found.end()
    shaped += [(word, False) for word in iterate_words(view, done)]
    return tuple(word for word, _ in shaped), frozenset(at for at, (_, bracket) in enumerate(shaped) if bracket)


def _position(words: tuple[Word, ...], offset: int) -> int:
    """How many words begin before *offset*."""
    return sum(word.span.start < offset for word in words)


def _joins(words: tuple[Word, ...], parts: tuple[str, ...]) -> frozenset[int]:
    """The word positions at which a new part begins, counted by the parts' own words."""
    if len(parts) < 2:
        return frozenset()
    counts = [len(read_quotation(part).words) for part in parts]
    if sum(counts) != len(words):
        return frozenset()
    return frozenset(sum(counts[:at]) for at in range(1, len(counts)))
