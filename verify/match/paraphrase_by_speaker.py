"""What a speaker says on a page, compared by meaning with what a draft makes him say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from verify.match.sentences import Meaning, meaning_of, sentences_of
from verify.match.thesaurus import SYNONYM, nearness, weight
from verify.match.word_lists import STOP_WORDS
from verify.model.claim import Claim, Speaker
from verify.model.page import Page
from verify.model.span import Span
from verify.model.verdict import Match, MatchKind
from verify.speech.utterances import utterances_of
from verify.text.fold import find_words, fold

# Agreement is the harmonic mean of how much of either side the other one says, words weighed by rarity. On 44 paraphrases
# written by hand 27 reach .19 (30 reach .18, 25 reach .2); of the best other statement by the same speaker on the same page
# 7 do (9, 5). A trade chosen on those very cases: about one suggestion in five is wrong, so it is never more than that.
ENOUGH = 0.19
_SENTENCES = 3
_LONGEST_QUOTATION = 120


@dataclass(frozen=True, slots=True)
class _Said:
    """Up to three sentences of an utterance, and the words in them that tell."""

    span: Span
    text: str
    words: tuple[str, ...]


class _Spoken:
    """One utterance of a page, taken apart when the first claim asks for it."""

    def __init__(self, names: frozenset[str], parts: Sequence[Span], text: str) -> None:
        self.names = names
        self._parts, self._text = parts, text

    @cached_property
    def runs(self) -> tuple[_Said, ...]:
        """Its sentences, alone and with one or two behind them; the attribution between is no part."""
        parts = ((part, sentences_of(part.cut(self._text))) for part in self._parts)
        sentences = [each.span.shift(part.start) for part, found in parts for each in found]
        return tuple(
            self._run(sentences[first:last])
            for first in range(len(sentences))
            for last in range(first + 1, min(len(sentences), first + _SENTENCES) + 1)
        )

    def _run(self, sentences: Sequence[Span]) -> _Said:
        text = " ".join(each.cut(self._text) for each in sentences)
        return _Said(Span(sentences[0].start, sentences[-1].end), text, _content(text))


def find_restatements(claim: Claim, pages: Sequence[Page], *, limit: int = 3) -> tuple[Match, ...]:
    """Passages that *pages* give to the claim's own speaker and that may say the same, likeliest first.

    Numbers and denials that contradict the claim rule a passage out. A suggestion with its reasons, never a confirmation.
    """
    surname = _surname(claim.speaker)
    draft = _Telling(_content(claim.text))
    if surname is None or len(draft.words) < 2:
        return ()
    meaning = meaning_of(claim.text)
    found = [
        (agreement, number, said)
        for number, page in enumerate(pages)
        if surname in page.text.lower()
        for spoken in _spoken(page.text)
        if surname in spoken.names
        for said in spoken.runs
        if (agreement := draft.agreement(said.words)) >= ENOUGH and not _contradicts(meaning, meaning_of(said.text))
    ]
    found.sort(key=lambda each: (-each[0], each[1], each[2].span))
    return tuple(
        _match(draft.words, agreement, number, said, pages[number]) for agreement, number, said in found[:limit]
    )


def _surname(speaker: Speaker | None) -> str | None:
    if speaker is None or "unnamed" in speaker.name:
        return None
    names = find_words(fold(speaker.name).text)
    return names[-1] if names else None


@lru_cache(maxsize=64)
def _spoken(text: str) -> tuple[_Spoken, ...]:
    spoken = []
    for utterance in utterances_of(text):
        if utterance.speaker is not None:
            names = frozenset(find_words(fold(f"{utterance.speaker.name} {utterance.speaker.text}").text))
            spoken.append(_Spoken(names, utterance.parts, text))
    return tuple(spoken)


def _content(text: str) -> tuple[str, ...]:
    return tuple(word for word in find_words(fold(text).text)[:_LONGEST_QUOTATION] if word not in STOP_WORDS)


class _Telling:
    """The words of a claim that tell, and how near each word of a page is to them: worked out once for each."""

    def __init__(self, words: tuple[str, ...]) -> None:
        self.words = words
        self._near: dict[str, tuple[float, ...]] = {}

    def agreement(self, page: tuple[str, ...]) -> float:
        """How much of either side the other one says."""
        if not self.words or not page:
            return 0.0
        near = [self._nearness(word) for word in page]
        one = _share(self.words, (max(column) for column in zip(*near, strict=True)))
        other = _share(page, map(max, near))
        return 2 * one * other / (one + other) if one + other else 0.0

    def _nearness(self, word: str) -> tuple[float, ...]:
        known = self._near.get(word)
        if known is None:
            known = self._near[word] = tuple(nearness(own, word) for own in self.words)
        return known


def _share(words: tuple[str, ...], nearest: Iterable[float]) -> float:
    weights = [weight(word) for word in words]
    return sum(one * near for one, near in zip(weights, nearest, strict=True)) / sum(weights)


def _contradicts(draft: Meaning, page: Meaning) -> bool:
    return bool(draft.numbers and page.numbers and not draft.numbers & page.numbers)


def _match(words: tuple[str, ...], agreement: float, number: int, said: _Said, page: Page) -> Match:
    passage = said.span.cut(page.text).rstrip()
    return Match(
        page=number,
        kind=MatchKind.PARAPHRASE,
        similarity=round(agreement, 4),
        span=Span(said.span.start, said.span.start + len(passage)),
        passage=passage,
        reasons=tuple(_reasons(words, said, meaning_of(" ".join(words)))),
    )


def _reasons(words: tuple[str, ...], said: _Said, meaning: Meaning) -> Iterator[str]:
    pairs = []
    for word in dict.fromkeys(words):
        nearest = max(said.words, key=lambda other: nearness(word, other))
        if nearness(word, nearest) >= SYNONYM:
            pairs.append(word if word == nearest else f"{word} / {nearest}")
    yield "The page gives this passage to the same speaker."
    if pairs:
        yield f"It shares or echoes: {', '.join(pairs[:8])}."
    if meaning.numbers and meaning.numbers <= meaning_of(said.text).numbers:
        yield "The same numbers."
