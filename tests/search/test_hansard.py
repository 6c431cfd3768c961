"""Hansard finds words with whoever spoke them in one question."""

from __future__ import annotations

from datetime import date
from urllib.parse import parse_qs, urlsplit

from tests.search.answering import answer_of, query
from tests.search.records import DEBATE, SPEECH, WORDS, debates, speech
from verify.model.page import ProviderState
from verify.search.hansard import Hansard

RUN = "dredge the inner harbour"


def terms(url: str) -> str:
    return parse_qs(urlsplit(url).query)["queryParameters.searchTerm"][0]


def test_a_contribution_comes_whole_with_its_speaker_and_its_address() -> None:
    text = '<span class="column-number"></span>We shall dre<em>dge</em> it.\r\n\r\nNot <em>one</em> ferry\r\nis sold &amp; gone.'

    answer, _ = answer_of(Hansard, debates(speech(text)), asking=query(RUN))

    (hit,) = answer.hits
    assert [(each.text, each.speaker) for each in hit.said] == [
        ("We shall dredge it.", "Ida Morcant"),
        ("Not one ferry is sold & gone.", "Ida Morcant"),
    ]
    assert hit.url == f"https://hansard.parliament.uk/Commons/2026-02-10/debates/{DEBATE}/#contribution-{SPEECH}"
    assert (hit.outlet, hit.published_on, hit.typed) == ("Hansard", date(2026, 2, 10), True)


def test_every_parameter_has_its_prefix_and_the_window_is_never_open() -> None:
    _, endpoint = answer_of(Hansard, debates(speech()), asking=query(RUN))

    assert all(name.startswith("queryParameters.") for name in endpoint.parameters())
    assert endpoint.parameters()["queryParameters.endDate"] == ["2026-03-02"]
    assert endpoint.parameters()["queryParameters.startDate"] == ["2023-03-03"]


def test_the_words_are_looked_for_in_the_speakers_mouth_and_then_in_anybodys() -> None:
    answer, endpoint = answer_of(Hansard, debates(), debates(speech()), asking=query(RUN, words=("Ida Morcant",)))

    assert [terms(each.url) for each in endpoint.asked] == [f'"{RUN}" AND spokenby:Morcant', f'"{RUN}"']
    assert (answer.state, len(answer.hits)) == (ProviderState.HITS, 1)
    assert "spokenby:Morcant" in answer.asked


def test_everyday_words_are_looked_for_in_the_speakers_mouth_alone() -> None:
    answer, endpoint = answer_of(Hansard, debates(), asking=query("we will do it", words=("Ida Morcant",)))

    assert len(endpoint.asked) == 1
    assert answer.state is ProviderState.EMPTY


def test_an_office_stays_beside_the_name() -> None:
    rows = speech(called="The Prime Minister"), speech(called="Mr Thwaite", name=None), speech(name=None, called="")

    answer, _ = answer_of(Hansard, debates(*rows), asking=query(RUN))

    assert [hit.said[0].speaker for hit in answer.hits] == ["Prime Minister Ida Morcant", "Mr Thwaite", None]


def test_a_speech_that_quotes_somebody_accuses_nobody() -> None:
    answer, _ = answer_of(Hansard, debates(speech(f"He wrote: “{WORDS}”")), asking=query(RUN))

    assert answer.hits[0].typed is False
