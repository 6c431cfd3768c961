from __future__ import annotations

from tests.judge.invented import draft
from verify.claims.find import find_claims
from verify.model.page import SearchHit
from verify.search.provider_info import ProviderInfo
from verify.search.source_queries import SourceQuestions, source_questions, worth_reading

MANY = ProviderInfo(name="news", general=True, batch=6, outlets=7)
ONE = ProviderInfo(name="web", general=True, batch=1)
TEXT = (
    "The ferry to Gull Island will stop in June, Reuters reported. Ana Reyes told the BBC that the harbour of Lindale is unsafe."
    " In Lindale, Ana Reyes was cheered.\n\nSources\n- Reuters\n- CNN\n"
)


def questions(text: str = TEXT) -> SourceQuestions:
    made = draft(text)
    return source_questions(made, find_claims(made))


def test_one_question_by_names_and_telling_words_asks_for_all_sources() -> None:
    (query,) = questions().anywhere(MANY, frozenset(), alone=False)

    asked = {phrase.claim_id for phrase in query.phrases}
    assert {"@cited:Reuters", "@cited:BBC", "@listed:CNN"} <= asked
    assert "Ana Reyes" in {phrase.text for phrase in query.phrases}
    assert query.any_words


def test_an_outlet_of_which_a_page_was_read_is_not_asked_for() -> None:
    hosts = frozenset({"www.reuters.com", "www.bbc.com", "edition.cnn.com"})

    (query, *_) = questions().anywhere(MANY, frozenset({"www.bbc.com"}), alone=False)

    assert "@cited:BBC" not in {phrase.claim_id for phrase in query.phrases}
    assert questions().at_outlets(MANY, hosts, cut_short=True) == ()


def test_outlets_are_asked_in_one_group_where_the_first_answer_was_cut_short() -> None:
    (query,) = questions().at_outlets(MANY, frozenset(), cut_short=True)

    assert set(query.domains) == {"reuters.com", "bbc.com", "cnn.com"}
    assert questions().at_outlets(MANY, frozenset(), cut_short=False) == ()


def test_a_provider_of_one_phrase_is_asked_outlet_by_outlet() -> None:
    found = questions().at_outlets(ONE, frozenset(), cut_short=False)

    assert {query.domain for query in found} <= {"reuters.com", "bbc.com", "cnn.com"}
    assert all(len({phrase.text for phrase in query.phrases}) == 1 for query in found)


def test_two_hundred_sources_take_no_more_questions() -> None:
    listed = "\n".join(f"- Paper {n}, https://paper{n}.example/" for n in range(200))
    many = questions(f"Ana Reyes said that the ferry to Gull Island stops in June.\n\nSources\n{listed}\n")

    assert len(many.anywhere(MANY, frozenset(), alone=True)) <= 1
    assert len(many.at_outlets(ONE, frozenset(), cut_short=True)) <= 3


def test_the_silence_of_a_question_about_everything_says_nothing_of_a_source_that_has_an_address() -> None:
    asked = {
        phrase.claim_id for query in questions().anywhere(ONE, frozenset(), alone=True) for phrase in query.phrases
    }

    assert not asked & {"@cited:Reuters", "@cited:BBC", "@listed:CNN"}


def test_of_the_answer_pages_of_the_outlets_and_the_best_others_are_read() -> None:
    urls = [f"https://www.reuters.com/{n}" for n in range(5)] + [f"https://other{n}.example/" for n in range(9)]

    kept = worth_reading([SearchHit(url=url) for url in urls], questions())

    assert len(kept) == 5


def test_a_pronoun_with_an_ending_is_no_name_to_ask_for() -> None:
    (query,) = questions("“It’s late,” he said. Lindale waits; It’s late, Reuters reported.").anywhere(
        MANY, frozenset(), alone=True
    )

    assert "It" not in {phrase.text for phrase in query.phrases}


def test_the_news_sitemaps_of_unread_outlets_are_asked_by_single_words() -> None:
    found = questions().in_sitemaps(frozenset({"www.bbc.com"}))

    assert {query.domain for query in found} == {"reuters.com", "cnn.com"}
    assert {"Ana", "Reyes"} <= {word for query in found for word in query.any_words}


def test_the_first_word_of_a_headline_is_no_name() -> None:
    text = "Why The Ferry stops: How Gull Island waits\n\nThe ferry stops in June.\n\nSources\n- CNN\n"
    (query,) = questions(text).anywhere(MANY, frozenset(), alone=True)

    names = {phrase.text for phrase in query.phrases}
    assert not names & {"How", "Why", "The"}
    assert any("Gull Island" in name for name in names)
