from __future__ import annotations

import json
from dataclasses import replace

from tests.reports import sample
from verify.model.draft import Draft, Original
from verify.reports.annotation import AnnotationReport


def items(report: AnnotationReport) -> list[dict[str, object]]:
    page = json.loads(report.render(sample.report()))
    assert page["type"] == "AnnotationPage"
    assert page["@context"] == "http://www.w3.org/ns/anno.jsonld"
    found: list[dict[str, object]] = page["items"]
    return found


def test_words_are_named_with_what_is_around_them_and_their_place() -> None:
    (altered,) = [each for each in items(AnnotationReport()) if '"exact": "cannot carry 64' in json.dumps(each)]
    target = altered["target"]

    assert isinstance(target, dict)
    quote, place = target["selector"]
    assert target["source"] == "drafts/ferry.md"
    assert quote["exact"] == sample.SOURCE[place["start"] : place["end"]] == "cannot carry 64 tonnes any longer"
    assert sample.SOURCE.endswith(quote["suffix"], 0, place["end"] + len(quote["suffix"]))
    assert sample.SOURCE[: place["start"]].endswith(quote["prefix"])


def test_the_page_is_named_with_the_words_that_it_has() -> None:
    (altered,) = [each for each in items(AnnotationReport()) if '"exact": "cannot carry 64' in json.dumps(each)]
    bodies = altered["body"]

    assert isinstance(bodies, list)
    assert bodies[-1]["source"] == sample.POST
    assert bodies[-1]["selector"] == {"type": "TextQuoteSelector", "exact": "Cannot carry 46 tonnes any longer"}


def test_ids_are_the_same_for_the_same_report_and_differ_within_it() -> None:
    ids = [each["id"] for each in items(AnnotationReport())]

    assert ids == [each["id"] for each in items(AnnotationReport())]
    assert len(set(map(str, ids))) == len(ids)


def test_where_the_draft_can_be_read_once_more_the_words_are_those_that_people_see() -> None:
    source = "The *last* boat"
    draft = Draft(
        path="a.md", sha256="", source=source, text="The last boat", origin=(*range(4), *range(5, 9), *range(10, 15))
    )
    (first, *_) = sample.draft_report().verdicts
    claim = replace(first.claim, span=replace(first.claim.span, start=0, end=15))
    shown = replace(sample.draft_report(), source=source, verdicts=(replace(first, claim=claim),), named_sources=())

    text = AnnotationReport(original=lambda _: Original(draft=draft)).render(replace(sample.report(), drafts=(shown,)))

    assert json.loads(text)["items"][0]["target"]["selector"][0]["exact"] == "The last boat"
