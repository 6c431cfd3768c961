"""What a speaker says on a page, compared by meaning with what a draft makes him say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from verify.match.sentences import Meaning, meaning_of, sentences_of
from verify.match.thesaurus import SYNONYM, nearness, weight
from verify.match.wordlists import STOP_WORDS
from verify.model.claim import Claim, Speaker
from verify.model.page import Page
from verify.model.span import Span
from verify.model.verdict import Match, MatchKind
from verify.speech.utterances import find_utterances
from verify.text import find_words, fold

# Agreement is the harmonic mean of how much of either side the other one says, words weighed by rarity. On 44 paraphrases
# written by hand 27 reach .19 (30 reach .18, 25 reach .2); of the best other statement by the same speaker on the same page
# 7 do (9, 5). A trade chosen on those very cases: about one suggestion in five is wrong, so it is never more than that.
ENOUGH = 0.19
_SENTENCES = 3
_LONGEST_QUOTATION = 120


@dataclass(frozen=True, slots=True)
class _Said:
    span: Span
    words: tuple[str, ...]
    meaning: Meaning


def find_restatements(claim: Claim, pages: Sequence[Page], *, limit: int = 3) -> tuple[Match, ...]:
    """Passages that *pages* give to the claim's own speaker and that may say the same, likeliest first.

    Numbers and denials that contradict the claim rule a passage out. A suggestion with its reasons, never a confirmation.
    """
    surname = _surname(claim.speaker)
    words, meaning = _content(claim.text), meaning_of(claim.text)
    if surname is None or len(words) < 2:
        return ()
    found = []
    for number, page in enumerate(pages):
        if surname not in page.text.lower():
            continue
        for said in _said_by(surname, page):
            agreement = _agreement(words, said.words)
            if agreement >= ENOUGH and not _contradicts(meaning, said.meaning):
                found.append((agreement, number, said))
    found.sort(key=lambda each: (-each[0], each[1], each[2].span))
    return tuple(_match(words, agreement, number, said, pages[number]) for agreement, number, said in found[:limit])


def _surname(speaker: Speaker | None) -> str | None:
    if speaker is None or "unnamed" in speaker.name:
        return None
    names = find_words(fold(speaker.name).text)
    return names[-1] if names else None


def _said_by(surname: str, page: Page) -> Iterator[_Said]:
    """Runs of up to three sentences of each utterance that the page gives to *surname*; the attribution between is no part."""
    for speaker, parts in _spoken(page.text):
        if surname not in speaker:
            continue
        sentences = [each.span.shift(part.start) for part in parts for each in sentences_of(part.cut(page.text))]
        for first in range(len(sentences)):
            for last in range(first, min(len(sentences), first + _SENTENCES)):
                text = " ".join(each.cut(page.text) for each in sentences[first : last + 1])
                run = Span(sentences[first].start, sentences[last].end)
                yield _Said(run, _content(text), meaning_of(text))


@lru_cache(maxsize=64)
def _spoken(text: str) -> tuple[tuple[frozenset[str], tuple[Span, ...]], ...]:
    spoken = []
    for utterance in find_utterances(text).utterances:
        if utterance.speaker is not None:
            names = frozenset(find_words(fold(f"{utterance.speaker.name} {utterance.speaker.text}").text))
            spoken.append((names, utterance.parts))
    return tuple(spoken)


def _content(text: str) -> tuple[str, ...]:
    return tuple(word for word in find_words(fold(text).text)[:_LONGEST_QUOTATION] if word not in STOP_WORDS)


def _agreement(draft: tuple[str, ...], page: tuple[str, ...]) -> float:
    if not draft or not page:
        return 0.0
    one, other = _share(draft, page), _share(page, draft)
    return 2 * one * other / (one + other) if one + other else 0.0


def _share(words: tuple[str, ...], others: tuple[str, ...]) -> float:
    total = sum(weight(word) for word in words)
    return sum(weight(word) * max(nearness(word, other) for other in others) for word in words) / total


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
    if meaning.numbers and meaning.numbers <= said.meaning.numbers:
        yield "The same numbers."
