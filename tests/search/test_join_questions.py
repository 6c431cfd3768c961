"""What several drafts ask becomes one question where a service takes it, and each keeps its own part."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from verify.model.page import Phrase, Query
from verify.search.ask_provider import boolean
from verify.search.join_questions import ROOM, joined

LATE, EARLY = date(2026, 3, 2), date(2026, 1, 5)


def query(*texts: str, claim_id: str = "q1", **more: object) -> Query:
    asked = Query(phrases=tuple(Phrase(claim_id=claim_id, text=text) for text in texts))
    return Query(**{**{name: getattr(asked, name) for name in Query.__slots__}, **more})


def test_phrases_of_two_drafts_share_a_question_and_each_draft_keeps_its_own() -> None:
    (only,) = joined([("a.md", query("lanterns along the quay")), ("b.md", query("crumbling northern jetties"))], 6)

    assert [phrase.text for phrase in only.query.phrases] == ["lanterns along the quay", "crumbling northern jetties"]
    assert only.parts == (("a.md", query("lanterns along the quay")), ("b.md", query("crumbling northern jetties")))
    assert only.drafts == ("a.md", "b.md")


def test_words_that_two_drafts_quote_are_asked_for_once() -> None:
    (only,) = joined([("a.md", query("lanterns along the quay")), ("b.md", query("lanterns along the quay"))], 1)

    assert boolean(only.query) == '"lanterns along the quay"'
    assert len(only.parts) == 2


def test_names_and_the_words_beside_them_are_joined_as_a_whole() -> None:
    one, other = query("Ada Fernhill", any_words=("lanterns",)), query("storm", words=("Bo Quayle",))

    (only,) = joined([("a.md", one), ("b.md", other)], 6)

    assert boolean(only.query) == '("Ada Fernhill" OR storm) (lanterns OR "Bo Quayle")'
    assert only.parts == (("a.md", one), ("b.md", other))


def test_what_cannot_be_one_question_stays_apart() -> None:
    plain = query("lanterns along the quay")
    for other in (
        query("crumbling northern jetties", step="another step"),
        query("crumbling northern jetties", domain="port.example"),
        query("Ada Fernhill", any_words=("jetties",)),
        query("crumbling northern jetties", since=EARLY, until=LATE),
    ):
        assert len(joined([("a.md", plain), ("b.md", other)], 6)) == 2


def test_windows_that_overlap_become_one_and_others_do_not() -> None:
    one = query("lanterns along the quay", since=EARLY, until=date(2026, 2, 1))
    near = query("crumbling northern jetties", since=date(2026, 1, 20), until=LATE)
    far = query("crumbling northern jetties", since=LATE, until=LATE)

    (both,) = joined([("a.md", one), ("b.md", near)], 6)

    assert (both.query.since, both.query.until) == (EARLY, LATE)
    assert len(joined([("a.md", one), ("b.md", far)], 6)) == 2


@given(st.lists(st.text(alphabet="abc ", min_size=3, max_size=60).map(str.strip).filter(bool), max_size=20))
def test_every_phrase_is_asked_for_once_in_questions_that_services_take(texts: list[str]) -> None:
    made = joined([(f"{place % 3}.md", query(text)) for place, text in enumerate(texts)], 6)

    asked = [text for each in made for text in {phrase.text for phrase in each.query.phrases}]
    assert sorted(asked) == sorted(set(texts))
    assert all(len(boolean(each.query)) <= ROOM for each in made)
    assert sum(len(part.phrases) for each in made for _, part in each.parts) == len(texts)
