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


def test_phrases_that_ride_fill_what_room_the_others_leave_and_are_left_out_where_there_is_none() -> None:
    riding = Query(phrases=tuple(Phrase(claim_id="q1", text=f"{word} lanterns", rides=True) for word in ("red", "old")))

    (only,) = joined([("a.md", riding), ("b.md", query("crumbling northern jetties"))], 2)

    assert boolean(only.query) == '("crumbling northern jetties" OR "red lanterns")'
    assert joined([("a.md", riding)], 2) == ()


def test_spare_words_give_way_where_two_drafts_ask_together_and_needed_ones_do_not() -> None:
    needed, spare = tuple(f"needed{n}" for n in range(6)), tuple(f"spare{n}" for n in range(12))
    one = query("Ada Fernhill", any_words=("lanterns", *spare), spare=len(spare))
    other = query("Bo Quayle", any_words=needed)

    (only,) = joined([("a.md", one), ("b.md", other)], 6)

    assert len(boolean(only.query)) <= ROOM
    assert {"lanterns", *needed, "spare0"} <= set(only.query.any_words)
    assert "spare11" not in only.query.any_words


def test_a_name_that_holds_another_that_is_asked_for_takes_no_room() -> None:
    asked = query("Ada Fernhill", "Fernhill", "Bo Quayle", any_words=("lanterns", "storm lanterns", "jetties"))

    assert boolean(asked) == '(Fernhill OR "Bo Quayle") (lanterns OR jetties)'


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
