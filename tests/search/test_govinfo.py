"""The Congressional Record and the Compilation are read turn by turn."""

from __future__ import annotations

import json
from datetime import date

from tests.search.answering import answer_of, failure, query
from tests.search.records import GRANULE, WORDS, documents, record
from verify.model.page import ProviderState
from verify.search.govinfo import Govinfo

KEYS = {"VERIFY_GOVINFO_KEY": "letmein99"}
REMARKS = "<html><body><pre>\n    The President. We shall dredge it.\n    Q. When?\n    The President. In May.\n</pre></body></html>"


def test_without_a_key_nothing_is_sent() -> None:
    answer, endpoint = answer_of(Govinfo, documents())

    assert (answer.state, endpoint.asked) == (ProviderState.NOT_ASKED, [])


def test_the_question_names_the_collections_and_the_key_stays_out_of_every_address() -> None:
    asking = query("one harbour", since=date(2026, 1, 1), until=date(2026, 2, 1))

    answer, endpoint = answer_of(Govinfo, documents(record()), GRANULE, keys=KEYS, asking=asking)

    asked = json.loads(endpoint.asked[0].body)
    assert asked["query"] == (
        '(collection:CREC OR collection:CPD) "one harbour" publishdate:range(2026-01-01,2026-02-01)'
    )
    assert [each.headers for each in endpoint.asked] == [(("X-Api-Key", "letmein99"),)] * 2
    assert not any("letmein99" in text for text in (answer.asked, *(each.url for each in endpoint.asked)))


def test_a_granule_is_read_by_whoever_has_the_floor() -> None:
    answer, _ = answer_of(Govinfo, documents(record()), GRANULE, keys=KEYS)

    (hit,) = answer.hits
    said = [(each.speaker, each.text) for each in hit.said]
    assert ("presiding officer", "The Senator from Eastmole.") in said
    assert ("Ms. Morcant", f"Mr. President, {WORDS.lower()}, and “nothing else,” I said.") in said
    assert ("Ms. Morcant", "Nobody asked the divers.") in said
    assert ("Mr. Van Toll", "I yield.") in said
    assert (None, "FERRIES") in said
    assert hit.url == "https://www.govinfo.gov/content/pkg/CREC-2026-02-10/html/CREC-2026-02-10-pt1-PgS77.htm"
    # Letters and bills stand in a member's turn as well: such a page accuses nobody.
    assert hit.typed is False


def test_remarks_are_the_presidents_and_questions_nobodys() -> None:
    answer, _ = answer_of(Govinfo, documents(record(None, "CPD")), REMARKS, keys=KEYS)

    said = [(each.speaker, each.text) for each in answer.hits[0].said]
    assert said == [("president", "We shall dredge it."), (None, "When?"), ("president", "In May.")]


def test_what_nobody_spoke_and_what_is_in_other_collections_is_left_out() -> None:
    extension, law = record("CREC-2026-02-10-pt1-PgE120-2"), record() | {"collectionCode": "BILLS"}

    answer, _ = answer_of(Govinfo, documents(extension, law), keys=KEYS)

    assert answer.state is ProviderState.EMPTY


def test_a_document_that_cannot_be_read_stays_an_address() -> None:
    answer, _ = answer_of(Govinfo, documents(record()), failure(503), keys=KEYS)

    assert [(hit.said, hit.brings_words) for hit in answer.hits] == [((), False)]
