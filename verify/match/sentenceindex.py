"""Sentences of any number of pages, made ready to be asked which of them hold a word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from verify.match.sentences import Sentence, sentences_of, tells
from verify.match.wordforms import stem
from verify.text import find_words, fold


class _Stems(dict[str, str]):
    """The stem of each word that some page holds; none for words that tell nothing."""

    def __missing__(self, word: str) -> str:
        self[word] = stemmed = stem(word) if tells(word) else ""
        return stemmed


class PageSentences:
    """One page's sentences, and which of them hold a stem."""

    def __init__(self, text: str, stems: _Stems) -> None:
        self.text = text
        self.sentences: tuple[Sentence, ...] = sentences_of(text)
        self._holding: dict[str, list[int]] = {}
        for number, words in enumerate(_words_of(text, self.sentences)):
            for stemmed in {stems[word] for word in words}:
                self._holding.setdefault(stemmed, []).append(number)
        self._holding.pop("", None)

    def holding(self, stemmed: str) -> Sequence[int]:
        """Numbers of the sentences that hold a stem, in reading order."""
        return self._holding.get(stemmed, ())


class SentenceIndex:
    """Pages by sentence, built once, to be asked for any number of claims."""

    def __init__(self, texts: Sequence[str]) -> None:
        stems = _Stems()
        self.pages = tuple(PageSentences(text, stems) for text in texts)


def _words_of(text: str, sentences: Sequence[Sentence]) -> Iterator[list[str]]:
    """The comparable words of each sentence: those of the sentence by itself."""
    folded = fold(text)
    if isinstance(folded.origin, range) and "&" not in text and "<" not in text:
        # Nothing was repaired and nothing that a cut could break: each place of the folded text is the text's own.
        for sentence in sentences:
            yield find_words(folded.text, sentence.span.start, sentence.span.end)
    else:
        for sentence in sentences:
            yield find_words(fold(sentence.span.cut(text)).text)
