from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from verify.match.sentence_index import SentenceIndex
from verify.match.sentences import tells
from verify.match.word_equality import stem
from verify.text.fold import find_words, fold

PIECES = st.sampled_from(
    "The the harbour's Ida did not pay 340 crowns . ! \n & &amp; &shy; &foo; < <b> </p> ’ “ ” ΣΑΣ İ ﬁ â€™ \u00ad e\u0301 "
    "\u200b 5% … x".split(" ")
)


def test_a_sentence_is_found_by_the_stems_it_holds() -> None:
    page = SentenceIndex(["The ferry carried sailors. Nobody drowned.", "It rained."]).pages[0]

    assert list(page.holding("sailor")) == [0]
    assert list(page.holding("drown")) == [1]
    assert list(page.holding("rain")) == []


def stems(text: str) -> set[str]:
    return {stem(word) for word in find_words(fold(text).text) if tells(word)}


@settings(max_examples=60)
@given(st.lists(PIECES, max_size=40).map(" ".join) | st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=60))
def test_each_sentence_is_read_as_if_it_stood_alone(text: str) -> None:
    page = SentenceIndex([text]).pages[0]

    for number, sentence in enumerate(page.sentences):
        alone = stems(sentence.span.cut(text))
        everywhere = {one for each in page.sentences for one in stems(each.span.cut(text))}
        assert {stemmed for stemmed in everywhere if number in page.holding(stemmed)} == alone
