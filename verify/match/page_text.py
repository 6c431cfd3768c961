"""One page made ready for comparing: folded, its words as one character each, the places found again on demand."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable

from verify.match.sentences import NAME
from verify.model.span import Span
from verify.text.fold import Folded, Word, find_words, fold, word_places, words_at
from verify.text.language import guess_language

# Places of words are worked out for a stretch of this many characters at a time, when somebody asks.
_STRETCH = 512
_LETTERS = re.compile(r"[^\W\d_]+")
# A "word" longer than this is no word; a stretch may end within it.
_LONGEST = 1024


class PageText:
    """A page's text and its *codes*: word by word one character, as *code_of* names them."""

    def __init__(self, text: str, code_of: Callable[[str], str]) -> None:
        self.text = text
        self.folded: Folded = fold(text)
        self._offsets: list[int] = []
        self._firsts: list[int] = []
        self._known: dict[int, list[tuple[int, int]]] = {}
        pieces: list[str] = []
        count = start = 0
        while start < len(self.folded.text):
            end = _stretch_end(self.folded.text, start)
            piece = "".join(map(code_of, find_words(self.folded.text[start:end])))
            self._offsets.append(start)
            self._firsts.append(count)
            pieces.append(piece)
            count += len(piece)
            start = end
        self._offsets.append(start)
        self.codes = "".join(pieces)
        self._names: frozenset[str] | None = None
        self._language: str | None = None

    def word(self, at: int) -> Word:
        """Word number *at* with its place in the page's own text."""
        first, known = self._stretch(at)
        return next(words_at(self.folded, (known[at - first],)))

    def _stretch(self, at: int) -> tuple[int, list[tuple[int, int]]]:
        """Where the words are in the stretch that holds word number *at*, and the number of the first of them."""
        stretch = bisect_right(self._firsts, at) - 1
        known = self._known.get(stretch)
        if known is None:
            known = word_places(self.folded, self._offsets[stretch], self._offsets[stretch + 1])
            self._known[stretch] = known
        return self._firsts[stretch], known

    def words(self, start: int, end: int) -> tuple[str, ...]:
        """The comparable words from number *start* up to *end*."""
        found: list[str] = []
        end = min(end, len(self.codes))
        while start < end:
            first, known = self._stretch(start)
            found += [self.folded.text[begin:stop] for begin, stop in known[start - first : end - first]]
            start = first + len(known)
        return tuple(found)

    def span(self, start: int, end: int) -> Span:
        """Where words *start* to *end* are; for an empty stretch the place before word *start*."""
        if start < end:
            return Span(self.word(start).span.start, self.word(end - 1).span.end)
        if not self.codes:
            return Span(0, 0)
        place = self.word(start).span.start if start < len(self.codes) else self.word(start - 1).span.end
        return Span(place, place)

    def is_name(self, word: str) -> bool:
        """Whether the page writes the word with a capital inside sentences, and nowhere in small letters."""
        if self._names is None:
            names = set(NAME.findall(self.text))
            # Of plain letters nothing but capitals is folded.
            found = {(name.lower() if name.isascii() else fold(name).text).removesuffix("'s") for name in names}
            self._names = frozenset(found.difference(_LETTERS.findall(self.text)))
        return word in self._names

    @property
    def language(self) -> str:
        """The language of the text, as far as it shows; "" where it does not."""
        if self._language is None:
            self._language = guess_language(self.text) or ""
        return self._language

    def has_in_small_letters(self, word: str) -> bool:
        """Whether the page's own text has these letters, none of them a capital."""
        return word in self.text

    def between(self, start: int, end: int) -> str:
        """The page's own characters between word *start* - 1 and word *end*, marks and spaces included."""
        first = self.word(start - 1).span.end if start else 0
        last = self.word(end).span.start if end < len(self.codes) else len(self.text)
        return self.text[first:last]


def _stretch_end(text: str, start: int) -> int:
    end = start + _STRETCH
    if end >= len(text):
        return len(text)
    blank = text.find(" ", end, end + _LONGEST)
    return blank if blank >= 0 else end + _LONGEST
