"""What holds for every format that this package brings."""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from datetime import timedelta, timezone
from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import given, settings

from tests.reports import sample
from tests.reports.strategies import reports
from verify.model.meaning import ReaderName
from verify.model.verdict import Outcome, Reason, Report
from verify.ports import BinaryReportFormat, ReportFormat
from verify.reports.from_json import parse_report
from verify.reports.json import JsonReport
from verify.reports.labels import NEXT_BY_REASON, OUTCOMES, REASONS, meaning_of

PYPROJECT = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text("utf-8"))
ENTRIES: dict[str, str] = PYPROJECT["project"]["entry-points"]["verify.reports"]


BINARY = ("docx", "xlsx")
TEXTS = tuple(name for name in ENTRIES if name not in BINARY)


def made(name: str) -> ReportFormat:
    module, _, kind = ENTRIES[name].partition(":")
    form: ReportFormat = getattr(import_module(module), kind)()
    return form


def shown(name: str, report: Report) -> str | bytes:
    form: object = made(name)
    return form.render_bytes(report) if isinstance(form, BinaryReportFormat) else made(name).render(report)


def test_every_format_that_the_help_names_is_there() -> None:
    assert set(ENTRIES) == {
        "terminal",
        "json",
        "markdown",
        "html",
        "sarif",
        "junit",
        "github",
        "gitlab",
        "csv",
        "annotation",
        *BINARY,
    }


def test_formats_of_office_programs_give_bytes_and_all_others_text() -> None:
    assert all(isinstance(shown(name, sample.report()), bytes if name in BINARY else str) for name in ENTRIES)


@pytest.mark.parametrize("name", TEXTS)
def test_a_format_knows_its_name_and_gives_lines(name: str) -> None:
    assert made(name).name == name
    assert made(name).render(sample.report()).endswith("\n")


@pytest.mark.parametrize("name", ENTRIES)
def test_a_run_over_nothing_can_be_written(name: str) -> None:
    assert shown(name, replace(sample.report(), drafts=(), errors=()))


@pytest.mark.parametrize("name", ENTRIES)
def test_the_same_report_gives_the_same_bytes_in_another_time_zone(name: str) -> None:
    report = sample.report()
    elsewhere = replace(report, created_at=report.created_at.astimezone(timezone(timedelta(hours=5, minutes=45))))

    assert shown(name, elsewhere) == shown(name, report)


@settings(max_examples=25, deadline=None)
@given(reports)
def test_whatever_strangers_write_can_be_encoded_and_holds_no_control_byte(report: Report) -> None:
    for name in TEXTS:
        text = made(name).render(report)
        text.encode()
        assert all(character.isprintable() or character in "\n\t" for character in text), name
        assert "##[" not in text, name


@settings(max_examples=20, deadline=None)
@given(reports)
def test_a_report_from_its_file_looks_the_same_in_every_format(report: Report) -> None:
    report = replace(report, drafts=report.drafts[:1])
    back = parse_report(JsonReport().render(report), {draft.sha256: draft.source for draft in report.drafts})

    for name in ENTRIES:
        assert shown(name, back) == shown(name, report), name


def test_every_outcome_has_a_word_glyphs_and_a_line_of_meaning() -> None:
    assert set(OUTCOMES) == set(Outcome)
    assert len({words.glyph for words in OUTCOMES.values()}) == len(Outcome)
    assert len({words.plain for words in OUTCOMES.values()}) == len(Outcome)
    assert all(meaning_of(outcome).endswith(".") and words.word for outcome, words in OUTCOMES.items())


def test_every_reason_has_words_and_every_reason_to_be_unchecked_a_next_step() -> None:
    assert set(REASONS) == set(Reason)
    assert set(Reason) - set(NEXT_BY_REASON) == {Reason.SCARE, Reason.TITLE, Reason.IGNORED, Reason.DENIED_BY_DRAFT}


@pytest.mark.parametrize("name", ENTRIES)
@given(report=reports)
@settings(max_examples=20, deadline=None)
def test_every_report_bears_the_mark_of_its_format(name: str, report: Report) -> None:
    form = made(name)

    rendered = shown(name, report)
    text = rendered if isinstance(rendered, str) else rendered.decode("utf-8", "replace")
    assert re.search(form.mark, text) or not text.strip()  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", TEXTS)
def test_every_format_names_who_read_for_meaning(name: str) -> None:
    reader = ReaderName(name="nli", model="small-1 0a1b", prompt_version="7")
    text = made(name).render(replace(sample.report(), reader=reader))

    for told in ("nli", "small-1 0a1b", "7"):
        assert told in text
