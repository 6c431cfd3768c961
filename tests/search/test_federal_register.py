"""The Federal Register leaves out "results" when there are none, and ignores what it does not understand."""

from __future__ import annotations

import json

import pytest

from tests.search.answering import TODAY, Endpoint, answer_of, failure, query
from verify.model.claim import Claim, ClaimKind, Form, Part, Speaker
from verify.model.page import ProviderState
from verify.model.span import Span
from verify.ports import ProviderTools
from verify.search.federal_register import FederalRegister

DOCUMENT = {
    "title": "Harbour Lanterns",
    "html_url": "https://register.example/documents/1",
    "raw_text_url": "https://register.example/text/1.txt",
    "publication_date": "2026-01-02",
    "excerpts": 'of <span class="match">lanterns</span>',
}


def test_hits_lead_to_the_plain_text() -> None:
    body = json.dumps({"count": 1, "description": "Documents matching 'lantern'", "results": [DOCUMENT]})

    answer, endpoint = answer_of(FederalRegister, body, asking=query("the first lantern", "the second lantern"))

    assert [h.url for h in answer.hits] == ["https://register.example/text/1.txt"]
    assert endpoint.parameters()["conditions[term]"] == ['("the first lantern" | "the second lantern")']


def test_a_count_without_results_is_silence() -> None:
    answer, _ = answer_of(FederalRegister, '{"count": 0, "description": "Documents matching"}')

    assert answer.state is ProviderState.EMPTY


def test_the_whole_register_is_no_answer() -> None:
    body = json.dumps({"count": 10_000, "description": "All Documents", "results": [DOCUMENT]})

    answer, _ = answer_of(FederalRegister, body)

    assert answer.state is ProviderState.UNAVAILABLE


def test_an_unknown_field_is_our_fault() -> None:
    answer, _ = answer_of(FederalRegister, failure(400))

    assert answer.state is ProviderState.REFUSED


@pytest.mark.parametrize(
    ("speaker", "wanted"), [("the Secretary of Ports", True), ("the White House", True), ("Ada Fernhill", False)]
)
def test_it_is_wanted_for_words_of_the_government(speaker: str, wanted: bool) -> None:
    span = Span(0, 1)
    claim = Claim(
        id="q1",
        kind=ClaimKind.QUOTATION,
        form=Form.WHOLE,
        text="Light them.",
        span=span,
        line=1,
        column=1,
        parts=(Part(text="Light them.", span=span),),
        speaker=Speaker(text=speaker, span=span, name=speaker),
    )
    register = FederalRegister(ProviderTools(fetcher=Endpoint(["{}"]), keys={}, today=TODAY))

    assert register.wants(claim) is wanted
