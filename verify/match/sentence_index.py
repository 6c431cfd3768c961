"""Sentences of any number of pages, made ready to be asked which of them hold a word."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from itertools import zip_longest

from verify.match.sentences import Sentence, sentences_of, tells
from verify.match.word_equality import stem
from verify.text.fold import find_words, fold_each

# Texts repeat their words; what is longer is rare and comes from no language.
_LONGEST_KEPT = 40


class PageSentences:
    """One page's sentences, and which of them hold a stem."""

    def __init__(self, text: str, day: date | None = None) -> None:
        self.text, self.day = text, day
        self.sentences: tuple[Sentence, ...] = sentences_of(text)
        holding: dict[str, list[int]] = {}
        for number, folded in enumerate(fold_each(text, (sentence.span for sentence in self.sentences))):
            for stemmed in _stems(find_words(folded)):
                holding.setdefault(stemmed, []).append(number)
        holding.pop("", None)
        # Of a big folder all pages are held: most stems are in one sentence, and pages share what says in which.
        self._holding = {
            stemmed: tuple(numbers) if len(numbers) > 1 else _alone(numbers[0]) for stemmed, numbers in holding.items()
        }

    def holding(self, stemmed: str) -> Sequence[int]:
        """Numbers of the sentences that hold a stem, in reading order."""
        return self._holding.get(stemmed, ())


class SentenceIndex:
    """Pages by sentence, each with the day that it is of, built once, to be asked for any number of claims."""

    def __init__(self, texts: Sequence[str], days: Sequence[date | None] = ()) -> None:
        self.pages = tuple(_taken_apart(text, day) for text, day in zip_longest(texts, days))


# One page is asked about many drafts, and about one draft many times.
_taken_apart = lru_cache(maxsize=64)(PageSentences)


@lru_cache(maxsize=1_024)
def _alone(number: int) -> tuple[int, ...]:
    return (number,)


def _stems(words: Sequence[str]) -> set[str]:
    longest = max(map(len, words), default=0)
    return set(map(_kept_stem if longest <= _LONGEST_KEPT else _telling_stem, words))


def _telling_stem(word: str) -> str:
    """The stem of a word; none where it tells nothing."""
    return stem(word) if tells(word) else ""


_kept_stem = lru_cache(maxsize=1 << 15)(_telling_stem)
