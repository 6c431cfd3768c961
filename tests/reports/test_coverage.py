from __future__ import annotations

from dataclasses import replace

from tests.reports import sample
from verify.model.meaning import ReaderName
from verify.model.page import ProviderState
from verify.model.unread_reason import UnreadReason
from verify.model.verdict import Looked, Outcome, UnreadPage, Verdict
from verify.reports.coverage import coverage_line, hints, others_line, skipped_line, unchecked_line
from verify.reports.labels import FAILURES, failure_words, next_step


def asked(**states: ProviderState) -> Verdict:
    return replace(sample.not_found(), looked=Looked(providers=tuple(states.items())))


HITS, EMPTY, LIMITED, UNAVAILABLE = (
    ProviderState.HITS,
    ProviderState.EMPTY,
    ProviderState.LIMITED,
    ProviderState.UNAVAILABLE,
)


def test_the_line_counts_quotations_and_says_how_providers_answered() -> None:
    verdicts = [asked(gdelt=HITS, wikiquote=EMPTY), asked(gdelt=EMPTY, wikiquote=EMPTY)]

    assert coverage_line(verdicts) == "2 quotations: 2 not found; providers: gdelt answered, wikiquote found nothing"


def test_a_provider_that_failed_once_is_not_said_to_have_answered() -> None:
    verdicts = [asked(gdelt=HITS), asked(gdelt=LIMITED)]

    assert coverage_line(verdicts).endswith("providers: gdelt limited for 1 of 2 quotations")


def test_what_is_only_read_is_not_said_to_answer() -> None:
    verdicts = [asked(links=HITS, evidence=UNAVAILABLE), asked(links=EMPTY, evidence=EMPTY)]

    assert coverage_line(verdicts).endswith("providers: links read, evidence partly unread for 1 of 2 quotations")


def test_skipped_passages_and_figures_are_not_among_the_quotations() -> None:
    others = sample.others()[:3]

    assert coverage_line(others) == "no quotations to check; providers: none asked"
    assert skipped_line(others) == (
        "2 passages in quotation marks skipped (words at arm's length: line 11; the title of a work: line 11)"
    )
    assert others_line(others).endswith("beside the quotations: 1 unchecked")


def test_an_unchecked_quotation_is_loud_and_a_checked_one_is_not() -> None:
    assert unchecked_line([sample.not_found(), sample.unchecked()]) == (
        "1 of 2 quotations could NOT be checked (1: a search provider refused or failed)"
    )
    assert unchecked_line([sample.not_found()]) == ""


def test_a_page_that_failed_for_several_quotations_counts_once() -> None:
    unread = Looked(failures=(UnreadPage(url="https://closed.example/a", reason="robots"),))
    verdicts = (replace(sample.not_found(), looked=unread),) * 3
    report = replace(sample.report(), drafts=(replace(sample.draft_report(), verdicts=verdicts),))

    assert hints(report) == ("1 page was not read: refused by robots.txt",)


def test_what_the_operator_loosened_is_said() -> None:
    report = replace(sample.report(), drafts=(), pace="*=0", robots_ignored=True)

    assert [hint.split(" (")[1] for hint in hints(report)] == ["--no-robots)", "VERIFY_PACE=*=0)"]


def test_who_read_for_meaning_is_said() -> None:
    reader = ReaderName(name="llm", model="small-1", prompt_version="1")

    (hint,) = hints(replace(sample.report(), drafts=(), reader=reader))

    assert hint.endswith("read for meaning, by small-1 (reader llm, prompt 1)")


def test_failures_have_words() -> None:
    assert failure_words("status_503") == "answered with HTTP 503"
    assert failure_words("something_new") == "something new"
    assert failure_words("blocked", "https://closed.example/a") == "closed to automated readers"
    assert failure_words("blocked", "file:///desk/notes.pdf") == "could not be opened"


def test_every_reason_for_leaving_something_unread_has_words() -> None:
    only_of_files = {UnreadReason.DIFFERS}

    assert set(UnreadReason) - set(FAILURES) == only_of_files
    assert failure_words(UnreadReason.DIFFERS, "file:///desk/mail.eml") != "differs"


def test_what_to_do_next_depends_on_why_it_is_unchecked() -> None:
    unchecked = sample.unchecked()

    assert next_step(unchecked.outcome, unchecked.reason) == "Run again later, or name another provider with -p."
    assert next_step(Outcome.CORROBORATED, None) == ""
