"""What is asked, in which order, and what is known afterwards."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.judge.invented import draft as drafted
from tests.search.drafting import HERE, claim
from verify.claims.find import find_claims
from verify.model.claim import Claim, ClaimKind, NamedSource, SourceRole
from verify.model.page import ProviderState, Query, SearchAnswer, SearchHit
from verify.search.ask_provider import boolean
from verify.search.planner import Planner
from verify.search.provider_info import ProviderInfo
from verify.search.source_queries import NOTHING_BESIDE, SourceQuestions, source_questions

TODAY = date(2026, 3, 2)
WIDE = "second run, wide window"
BATCH = ProviderInfo(name="news", general=True, batch=6)
SINGLE = ProviderInfo(name="web", general=True, batch=1)
WIKI = ProviderInfo(name="wiki", general=False, batch=6)
LANTERNS = (
    "The harbour council promised lanterns along every quay before winter, and fishermen admired their brightness"
)
FERRIES = "Ferry captains complained about crumbling jetties, although passengers praised cheerful conductors"
PORT = NamedSource(name="Port News", domain="port.example", role=SourceRole.CITED, span=HERE)


def planner(
    *claims: Claim,
    providers: Sequence[ProviderInfo] = (BATCH,),
    published_on: date | None = None,
    titles: tuple[tuple[str, str | None], ...] = (),
    max_queries: int = 12,
    beside: SourceQuestions = NOTHING_BESIDE,
) -> Planner:
    return Planner(
        claims=claims,
        named_sources=(PORT,),
        providers=tuple(providers),
        published_on=published_on,
        today=TODAY,
        max_queries=max_queries,
        listed_titles=titles,
        beside=beside,
    )


def many(count: int) -> list[Claim]:
    """So many claims, no two of them with the same words."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    words = [letters[n % 26] * 5 + letters[n // 26] for n in range(count)]
    return [claim(f"Lanterns brightened {word} crumbling jetties", id=f"q{n}") for n, word in enumerate(words)]


def answer(state: ProviderState) -> SearchAnswer:
    hits = (SearchHit(url="https://port.example/a"),) if state is ProviderState.HITS else ()
    return SearchAnswer(state=state, asked="…", hits=hits)


def run(plan: Planner, provider: str, state: ProviderState = ProviderState.EMPTY) -> list[Query]:
    """Ask all that the planner wants to know and answer everything alike."""
    asked = []
    while (query := plan.next(provider)) is not None:
        asked.append(query)
        plan.record(provider, query, answer(state))
    return asked


def state_of(plan: Planner, claim_id: str = "q1") -> ProviderState:
    return dict(plan.looked(claim_id)[0])["news"]


def test_several_quotations_share_one_question_where_the_provider_takes_several_phrases() -> None:
    plan = planner(claim(LANTERNS), claim(FERRIES, id="q2"), published_on=TODAY)

    query = plan.next("news")

    assert query is not None
    assert [phrase.claim_id for phrase in query.phrases] == ["q1", "q2"]
    assert query.step == "exact words"


def test_without_a_date_second_runs_ride_where_first_ones_leave_room_and_are_not_asked_for_again() -> None:
    plan = planner(claim(LANTERNS), claim(FERRIES, id="q2"))

    first, *rest = run(plan, "news")

    assert [(phrase.claim_id, phrase.rides) for phrase in first.phrases] == [
        ("q1", False),
        ("q2", False),
        ("q1", True),
        ("q2", True),
    ]
    assert [query.step for query in rest] == ["speaker and rare words"]


def test_second_runs_that_found_no_room_are_asked_for_by_themselves() -> None:
    plan = planner(*(claim(f"{each.text}, {FERRIES} {each.text}", id=each.id) for each in many(12)))

    queries = [query for query in run(plan, "news") if query.step in ("exact words", WIDE)]

    asked = [(phrase.claim_id, phrase.text) for query in queries for phrase in query.phrases]
    assert queries[-1].step == WIDE
    assert not any(phrase.rides for phrase in queries[-1].phrases)
    assert len(asked) == len(set(asked))


def test_a_second_run_that_rode_in_a_question_which_failed_is_asked_for_once_more() -> None:
    plan = planner(claim(LANTERNS))

    first, second, *_ = run(plan, "news", ProviderState.UNAVAILABLE)

    assert first.phrases[1].text == second.phrases[0].text
    assert second.step == WIDE


def test_questions_stay_short_enough_for_the_services() -> None:
    plan = planner(*many(20))

    for query in run(plan, "news"):
        assert len(boolean(query)) <= 220


def test_the_steps_widen_from_exact_words_over_a_wide_window_to_the_speaker() -> None:
    first, second, third = run(planner(claim(LANTERNS), published_on=TODAY), "news")

    assert [q.step for q in (first, second, third)] == ["exact words", WIDE, "speaker and rare words"]
    assert first.phrases != second.phrases
    assert first.since is not None
    assert second.since is not None
    assert (first.since > second.since, second.until) == (True, TODAY)


def test_a_provider_of_single_phrases_is_first_asked_about_the_named_outlet() -> None:
    plan = planner(claim(LANTERNS, named_source="Port News"), providers=[SINGLE])

    first, second, *_ = run(plan, "web")

    assert (first.domain, first.step) == ("port.example", "exact words at the outlet")
    assert second.domain is None


def test_a_provider_that_passes_over_another_outlet_is_still_asked_for_the_words_anywhere() -> None:
    plan = planner(claim(LANTERNS, named_source="Port News"), providers=[SINGLE])
    outlet = plan.next("web")
    assert outlet is not None
    assert outlet.domain == "port.example"
    plan.record("web", outlet, answer(ProviderState.NOT_ASKED))

    anywhere = plan.next("web")

    assert anywhere is not None
    assert anywhere.domain is None
    plan.record("web", anywhere, answer(ProviderState.EMPTY))
    assert plan.broke_off("q1") == ()


def test_a_provider_that_sends_nothing_is_asked_no_more() -> None:
    plan = planner(claim(LANTERNS))

    assert len(run(plan, "news", ProviderState.NOT_ASKED)) == 1
    assert plan.broke_off("q1") == ("news",)


def test_nothing_more_is_asked_for_a_settled_claim() -> None:
    plan = planner(claim(LANTERNS), claim(FERRIES, id="q2"))
    first = plan.next("news")
    assert first is not None
    plan.record("news", first, answer(ProviderState.HITS))

    plan.settle("q1")
    rest = run(plan, "news")

    assert rest
    assert all(phrase.claim_id == "q2" for query in rest for phrase in query.phrases)


def test_a_refused_group_is_split_until_only_the_bad_phrase_is_refused() -> None:
    plan = planner(claim(LANTERNS), claim(FERRIES, id="q2"), published_on=TODAY)
    sizes = []
    while (query := plan.next("news")) is not None:
        sizes.append(len(query.phrases))
        bad = query.step == "exact words" and any(phrase.claim_id == "q1" for phrase in query.phrases)
        plan.record("news", query, answer(ProviderState.REFUSED if bad else ProviderState.EMPTY))

    assert sizes[:3] == [2, 1, 1]
    assert state_of(plan, "q2") is ProviderState.EMPTY


def test_too_fast_ends_the_asking_and_is_the_state_of_all_that_was_still_to_be_asked() -> None:
    plan = planner(claim(LANTERNS), claim(FERRIES, id="q2"), providers=[SINGLE, BATCH])
    query = plan.next("web")
    assert query is not None
    plan.record("web", query, answer(ProviderState.LIMITED))

    assert plan.next("web") is None
    assert dict(plan.looked("q1")[0])["web"] is ProviderState.LIMITED
    assert dict(plan.looked("q2")[0])["web"] is ProviderState.LIMITED
    assert plan.next("news") is not None


def test_a_claim_whose_second_run_could_not_be_asked_is_not_told_as_silence() -> None:
    plan = planner(*(claim(LANTERNS, id=f"q{n}") for n in range(12)))
    for state in (ProviderState.EMPTY, ProviderState.LIMITED):
        query = plan.next("news")
        assert query is not None
        plan.record("news", query, answer(state))

    assert state_of(plan, "q0") is ProviderState.LIMITED


def test_failures_in_a_row_end_the_asking() -> None:
    plan = planner(*(claim(LANTERNS, id=f"q{n}") for n in range(30)), max_queries=30)

    assert len(run(plan, "news", ProviderState.UNAVAILABLE)) == 3
    assert state_of(plan, "q29") is ProviderState.UNAVAILABLE


def test_hits_outrank_the_worst_failure_and_that_outranks_silence() -> None:
    plan = planner(claim(LANTERNS), published_on=TODAY)
    for state in (ProviderState.EMPTY, ProviderState.UNAVAILABLE):
        query = plan.next("news")
        assert query is not None
        plan.record("news", query, answer(state))

    assert state_of(plan) is ProviderState.UNAVAILABLE

    last = plan.next("news")
    assert last is not None
    plan.record("news", last, answer(ProviderState.HITS))
    assert state_of(plan) is ProviderState.HITS


def test_pages_without_the_words_do_not_hide_that_the_looking_broke_off() -> None:
    plan = planner(claim(LANTERNS), claim(FERRIES, id="q2"))
    for state in (ProviderState.HITS, ProviderState.LIMITED):
        query = plan.next("news")
        assert query is not None
        plan.record("news", query, answer(state))
        plan.settle("q2")

    assert state_of(plan, "q1") is ProviderState.HITS
    assert plan.broke_off("q1") == ("news",)
    assert plan.broke_off("q2") == ()


def test_the_same_words_asked_again_in_a_wide_window_replace_a_failure() -> None:
    plan = planner(claim("Lanterns brightened crumbling jetties", speaker=None), published_on=TODAY)
    failed = plan.next("news")
    assert failed is not None
    plan.record("news", failed, answer(ProviderState.UNAVAILABLE))

    again = run(plan, "news")

    assert [query.phrases for query in again] == [failed.phrases]
    assert state_of(plan) is ProviderState.EMPTY


def test_refused_years_do_not_take_back_an_answer() -> None:
    plan = planner(claim("Lanterns brightened crumbling jetties", speaker=None))
    first = plan.next("news")
    assert first is not None
    plan.record("news", first, answer(ProviderState.EMPTY))

    run(plan, "news", ProviderState.REFUSED)

    assert state_of(plan) is ProviderState.EMPTY


def test_claims_that_the_budget_did_not_reach_are_named() -> None:
    plan = planner(*many(12), max_queries=1)
    run(plan, "news")

    assert not plan.ran_out("q0")
    assert plan.ran_out("q11")
    assert state_of(plan, "q11") is ProviderState.NOT_ASKED


def test_only_quotations_that_stand_by_themselves_are_asked_for() -> None:
    plan = planner(
        claim(LANTERNS, kind=ClaimKind.STATEMENT),
        claim(FERRIES, id="q2", parent="q9"),
        claim("it was and we had not", id="q3"),
    )

    assert plan.next("news") is None
    assert state_of(plan, "q3") is ProviderState.NOT_ASKED


def test_everyday_words_are_asked_for_beside_the_speaker_alone() -> None:
    queries = run(planner(claim("We will never stop, never")), "news")

    assert queries
    assert all(query.words == ("Ada Fernhill",) for query in queries if query.step == "exact words")


def test_one_question_covers_what_one_speaker_said_in_other_words() -> None:
    plan = planner(claim(LANTERNS), claim(FERRIES, id="q2"))

    wide = [query for query in run(plan, "news") if query.step == "speaker and rare words"]

    assert len(wide) == 1
    assert {phrase.claim_id for phrase in wide[0].phrases} == {"q1", "q2"}
    assert "lanterns" in wide[0].any_words


def test_three_speakers_share_a_question_where_a_provider_takes_several_phrases() -> None:
    claims = (
        claim(LANTERNS),
        claim(FERRIES, id="q2", speaker="Bo Quayle"),
        claim(f"Otherwise {LANTERNS}", id="q3", speaker="Cy Anna Dockery"),
    )

    together = [q for q in run(planner(*claims), "news") if q.step == "speaker and rare words"]
    single = [q for q in run(planner(*claims, providers=[SINGLE]), "web") if q.step == "speaker and rare words"]

    assert [{p.text for p in q.phrases} for q in together] == [{"Ada Fernhill", "Bo Quayle", "Cy Anna Dockery"}]
    assert len(together[0].any_words) >= 3
    assert len(single) == 3


@pytest.mark.parametrize("speaker", [None, "Sources", "senior aide, unnamed"])
def test_a_common_word_without_a_name_is_never_a_question(speaker: str | None) -> None:
    plan = planner(claim("invasion", speaker=speaker, named_source="Port News"), providers=[BATCH, SINGLE, WIKI])

    assert [query for name in ("news", "web", "wiki") for query in run(plan, name)] == []


def test_a_common_word_is_asked_beside_the_whole_name() -> None:
    plan = planner(claim("invasion", speaker="Foreign Ministry of Fernland"))

    for query in run(plan, "news"):
        terms = {phrase.text for phrase in query.phrases} | {*query.words, *query.any_words}
        assert terms == {"invasion", "Foreign Ministry of Fernland"}


def test_listed_headlines_ride_along_with_the_exact_words_and_only_with_open_claims() -> None:
    titles = (("Council lights fishing harbour at last", "port.example"),)
    plan = planner(claim(LANTERNS), titles=titles, published_on=TODAY)
    settled = planner(claim(LANTERNS), titles=titles, published_on=TODAY)
    settled.settle("q1")

    query = plan.next("news")

    assert query is not None
    assert [phrase.claim_id for phrase in query.phrases] == ["q1", ""]
    assert settled.next("news") is None


def test_a_known_date_sets_the_window_and_no_window_lies_behind_today() -> None:
    published_on = TODAY - timedelta(days=2)
    query = planner(claim(LANTERNS), published_on=published_on).next("news")

    assert query is not None
    assert query.until == TODAY
    assert query.since is not None
    assert query.since < published_on


def test_wikis_are_asked_for_exact_words_only_and_seldom() -> None:
    plan = planner(*many(60), providers=[WIKI])

    assert [query.step for query in run(plan, "wiki")] == ["exact words", "exact words"]


def test_a_provider_is_not_asked_for_what_it_cannot_know() -> None:
    picky = ProviderInfo(name="register", general=False, batch=6, wants=lambda each: each.id == "q2")
    plan = planner(claim(LANTERNS), claim(FERRIES, id="q2"), providers=[picky])

    queries = run(plan, "register")

    assert [phrase.claim_id for query in queries for phrase in query.phrases] == ["q2"]
    assert dict(plan.looked("q1")[0])["register"] is ProviderState.NOT_ASKED


def test_news_sitemaps_are_read_for_drafts_of_these_days_only() -> None:
    maps = ProviderInfo(name="maps", general=False, batch=6, by_outlet=True)

    fresh = run(planner(claim(LANTERNS), providers=[maps], published_on=TODAY), "maps")
    old = run(planner(claim(LANTERNS), providers=[maps], published_on=TODAY - timedelta(days=9)), "maps")

    undated = run(planner(claim(LANTERNS), providers=[maps]), "maps")

    assert [query.domain for query in fresh] == ["port.example"]
    assert [query.domain for query in undated] == ["port.example"]
    assert "Fernhill" in fresh[0].any_words
    assert old == []


def test_every_question_is_kept_with_its_state() -> None:
    plan = planner(claim(LANTERNS), published_on=TODAY)
    run(plan, "news")

    queries = plan.looked("q1")[1]

    assert len(queries) == 3
    assert {asked.state for asked in queries} == {ProviderState.EMPTY}
    assert plan.looked("q9")[1] == ()


@settings(max_examples=60, deadline=None)
@given(
    texts=st.lists(st.sampled_from([LANTERNS, FERRIES, "We will never stop", "lantern", "a b", ""]), max_size=8),
    states=st.lists(st.sampled_from(list(ProviderState)), min_size=1, max_size=6),
    most=st.integers(0, 12),
)
def test_asking_ends_within_the_budget_and_failure_is_never_told_as_silence(
    texts: list[str], states: list[ProviderState], most: int
) -> None:
    plan = planner(*(claim(text, id=f"q{n}") for n, text in enumerate(texts)), max_queries=most)
    seen: dict[str, set[ProviderState]] = {}
    asked = 0
    while (query := plan.next("news")) is not None:
        state = states[asked % len(states)]
        plan.record("news", query, answer(state))
        asked += 1
        for phrase in query.phrases:
            seen.setdefault(phrase.claim_id, set()).add(state)

    assert asked <= most
    for number in range(len(texts)):
        known = state_of(plan, f"q{number}")
        if known in (ProviderState.HITS, ProviderState.EMPTY):
            assert known in seen[f"q{number}"]


def test_a_refused_phrase_of_several_claims_is_asked_once() -> None:
    plan = planner(claim(LANTERNS), claim(LANTERNS, id="q2"), claim(FERRIES, id="q3"))
    asked = []
    while (query := plan.next("news")) is not None:
        texts = tuple(dict.fromkeys(phrase.text for phrase in query.phrases))
        asked.append((query.step, texts))
        plan.record("news", query, answer(ProviderState.REFUSED))

    assert len(asked) == len(set(asked))


def test_the_sitemaps_of_the_sources_are_asked_where_a_fresh_draft_quotes_nobody() -> None:
    draft = drafted("The ferry to Gull Island will stop in June, Reuters reported. Ana Reyes is the mayor of Lindale.")
    maps = ProviderInfo(name="maps", general=False, batch=6, by_outlet=True)

    for day, domains in ((TODAY, ["reuters.com"]), (date(2025, 2, 3), [])):
        plan = planner(providers=[maps], published_on=day, beside=source_questions(draft, find_claims(draft)))
        assert [query.domain for query in run(plan, "maps")] == domains


def test_an_undated_draft_is_looked_for_in_all_years_at_once_where_a_provider_else_looks_at_months() -> None:
    months = ProviderInfo(name="news", general=True, batch=6, recent=True)

    exact, *rest = run(planner(claim("Lanterns brightened crumbling jetties"), providers=[months]), "news")

    assert exact.until == TODAY
    assert exact.since is not None
    assert exact.since.year < 2017
    assert [query.step for query in rest] == ["speaker and rare words"]


def test_a_page_found_by_loose_words_concerns_a_quotation_whose_words_its_headline_has() -> None:
    plan = planner(claim(LANTERNS), claim("every tool", id="q2", speaker="Bo Quayle"))
    loose = run(plan, "news")[-1]

    about = plan.concerned(loose, SearchHit(url="https://port.example/a", title="Fernhill on the harbour"))
    other = plan.concerned(loose, SearchHit(url="https://port.example/b", title="Cattle prices climb"))

    assert (about, other) == (("q2", "q1"), ("q2",))
