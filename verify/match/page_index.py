"""Finds quotations on any number of pages: rare words name the pages, alignment the places, differences the kind."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import repeat
from math import log

from verify.match.align import UNKNOWN, align
from verify.match.differences import Context
from verify.match.match_kind import ORDER_OF_KINDS, assess, join_parts
from verify.match.overlay import Compared
from verify.match.page_text import PageText
from verify.match.quotation import Quotation, read_quotation
from verify.model.clean_speech import CleanSpeech
from verify.model.verdict import Match, MatchKind

# Pages looked at closely, pages whose pairs of words are counted, and entries of word lists read for one quotation.
ALIGNED = 10
_RANKED = 60
_RANKED_BY_PAIRS = 1_000
_ENTRIES = 4_000
_FEWEST_WORDS = 3
# Shares of the quotation's rare words, by weight, and of its pairs of words that a page must hold; the second is too
# strict for a handful of words.
_FEWEST_WEIGHT = 0.3
_FEWEST_PAIRS = 0.15
_FEW_WORDS = 6
# A second place on a page is shown if so much of the quotation is there.
_ANOTHER_PLACE = 0.75
# Codes step over the surrogates, which are no characters; words beyond the last code stay unknown.
_SURROGATES = 0xD800
_AFTER_SURROGATES = 0xE000
_LAST_CODE = 0x10FFFF


class _Codes(dict[str, str]):
    """One character for each word that some page holds."""

    def __missing__(self, word: str) -> str:
        number = len(self) + 1
        if number >= _SURROGATES:
            number += _AFTER_SURROGATES - _SURROGATES
        code = chr(number) if number <= _LAST_CODE else UNKNOWN
        self[word] = code
        return code


class PageIndex:
    """Texts of pages, built once, to be asked for any number of quotations; *clean_speech*: what those may leave out."""

    def __init__(self, texts: Sequence[str] = (), *, clean_speech: CleanSpeech = CleanSpeech.FILLERS) -> None:
        self._clean_speech = clean_speech
        self._codes = _Codes()
        self._pages: list[PageText] = []
        self._holders: defaultdict[str, list[int]] = defaultdict(list)
        for text in texts:
            self.add(text)

    def __len__(self) -> int:
        return len(self._pages)

    def add(self, text: str) -> int:
        """Take in one more page; its position among the pages."""
        page = PageText(text, self._codes.__getitem__)
        number = len(self._pages)
        self._pages.append(page)
        holders = self._holders
        for code in set(page.codes):
            holders[code].append(number)
        return number

    def page(self, number: int) -> PageText:
        """Page *number* as it is compared."""
        return self._pages[number]

    def find(
        self, quotation: str, *, parts: tuple[str, ...] = (), comma: bool = False, limit: int = 8, framed: str = ""
    ) -> tuple[Match, ...]:
        """Where pages carry *quotation*, best first; altered places too, none where no page carries it.

        *parts* are the stretches of a quotation that is broken by its attribution or by paragraphs: joined by a *comma*
        they must be together, else they may be apart. *framed* says how the draft turns the words round itself.
        """
        return self.find_read(replace(read_quotation(quotation, parts, comma=comma), framed=framed), limit=limit)

    def find_read(self, read: Quotation, *, limit: int = 8, among: Collection[int] | None = None) -> tuple[Match, ...]:
        """As `find`, of a quotation that was taken apart before; *among*: no other pages hold enough of its pairs of words."""
        if not read.words:
            return ()
        whole = self._laid_over(read, self._candidates(self._own_codes(read), among))
        found = [match for matches in whole.values() for match in matches]
        if read.apart:
            found += self._parts_apart(read, whole)
        found.sort(key=lambda match: (ORDER_OF_KINDS[match.kind], -match.similarity, match.page, match.span))
        return tuple(found[:limit])

    def words(self) -> Iterator[Sequence[str]]:
        """The words of each page, in order."""
        spelled = {code: word for word, code in self._codes.items()}
        return ([spelled[code] for code in page.codes] for page in self._pages)

    def _laid_over(self, read: Quotation, numbers: Iterable[int]) -> dict[int, list[Match]]:
        codes = "".join(self._codes.get(word.text, UNKNOWN) for word in read.words)
        own = self._own_codes(read)
        return {number: self._on_page(read, codes, own, number) for number in numbers}

    def _own_codes(self, read: Quotation) -> str:
        """The quotation's words without those of the editor's brackets, for which the page has others."""
        return "".join(map(self._codes.get, read.own_texts(), repeat(UNKNOWN)))

    def _on_page(self, read: Quotation, codes: str, own: str, number: int) -> list[Match]:
        page = self._pages[number]
        context = Context(self._codes.__contains__, page.is_name, page.has_in_small_letters, self._clean_speech)
        compared = Compared(read, page, context)
        found: list[Match] = []
        for alignment in align(codes, page.codes, read.loose, own):
            match = assess(alignment, compared, number)
            if match is None:
                break
            if found and match.kind is MatchKind.ALTERED and match.similarity < _ANOTHER_PLACE:
                break
            found.append(match)
        return found

    def _parts_apart(self, read: Quotation, whole: dict[int, list[Match]]) -> Iterator[Match]:
        """Pages that carry each part of a quotation, in whatever order, where they do not carry it as a whole."""
        stretches = read.stretches()
        pages = [number for number in whole if all(match.kind is MatchKind.ALTERED for match in whole[number])]
        first = self._laid_over(stretches[0], dict.fromkeys([*pages, *self._candidates(self._own_codes(stretches[0]))]))
        rest = [self._laid_over(stretch, first) for stretch in stretches[1:]]
        for number in first:
            places = [found[number][:1] for found in (first, *rest)]
            if all(places) and number not in whole.keys() - pages:
                joined = join_parts([place[0] for place in places], self._pages[number].text)
                if joined is not None:
                    yield joined

    def _candidates(self, codes: str, among: Collection[int] | None = None) -> list[int]:
        """Pages that may carry the words, likeliest first."""
        known = sorted(set(codes) - {UNKNOWN}, key=lambda code: len(self._holders[code]))
        if not known:
            return []
        scores, total = self._scores(known)
        likely = [number for number in scores if scores[number] >= _FEWEST_WEIGHT * total]
        if among is not None:
            likely = [number for number in likely if number in among]
        likely.sort(key=lambda number: -scores[number])
        # Where even the rarest word is common, single words rank nothing: pairs of words must.
        del likely[_RANKED if len(self._holders[known[0]]) < _RANKED else _RANKED_BY_PAIRS :]
        pairs = {pair for at in range(len(codes) - 1) if UNKNOWN not in (pair := codes[at : at + 2])}
        hits = self._hits(pairs, likely)
        enough = _FEWEST_PAIRS * len(pairs) if len(codes) > _FEW_WORDS else 0
        best = sorted((number for number in likely if hits[number] >= enough), key=lambda at: (-hits[at], -scores[at]))
        whole = [number for number in self._holders[known[0]] if codes in self._pages[number].codes]
        return list(dict.fromkeys(whole[: 2 * ALIGNED] + best[:ALIGNED]))

    def _hits(self, pairs: Iterable[str], likely: list[int]) -> dict[int, int]:
        """How many of *pairs* of words each of the *likely* pages holds."""
        hits = dict.fromkeys(likely, 0)
        among = hits.keys()
        for pair in pairs:
            # No page holds a pair that does not hold its rarer word.
            holders = min(self._holders[pair[0]], self._holders[pair[1]], key=len)
            for number in among & holders:
                if pair in self._pages[number].codes:
                    hits[number] += 1
        return hits

    def _scores(self, known: list[str]) -> tuple[dict[int, float], float]:
        """How much of the weight of rare words each page holds, and how much there was to hold."""
        scores: defaultdict[int, float] = defaultdict(float)
        entries, total = 0, 0.0
        for count, code in enumerate(known):
            holders = self._holders[code]
            entries += len(holders)
            if entries > _ENTRIES and count >= _FEWEST_WORDS:
                break
            weight = log(1 + len(self._pages) / len(holders))
            total += weight
            for number in holders:
                scores[number] += weight
        return scores, total
