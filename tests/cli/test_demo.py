"""`verify demo` as a newcomer runs it: in a process of its own that may reach this machine and nothing else."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.running import settled
from verify.cli.console import Console
from verify.cli.demo import WHAT_TO_LOOK_AT, demo_report
from verify.cli.demo_web import search
from verify.model.source_words import SourceOutcome
from verify.model.verdict import Outcome, Report
from verify.reports.json import JsonReport

# Ends the program as soon as it looks up or dials anything but this machine.
_WITHOUT_A_NETWORK = """
import os, sys

def watch(event, arguments):
    if event == "socket.connect" and isinstance(arguments[1], tuple):
        host = arguments[1][0]
    elif event == "socket.getaddrinfo":
        host = arguments[0]
    else:
        return
    if host not in ("127.0.0.1", b"127.0.0.1", None):
        os.write(2, f"{event} {host}".encode())
        os._exit(99)

sys.addaudithook(watch)
from verify.cli.main import main
main()
"""


@pytest.fixture(scope="module")
def report() -> Report:
    return demo_report(Console(quiet=True))


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    (folder / "tmp").mkdir()
    (folder / "home").mkdir()
    done = subprocess.run(
        [sys.executable, "-P", "-c", _WITHOUT_A_NETWORK, "demo", *arguments],
        cwd=folder / "home",
        env={
            **settled(folder / "home" / "desk"),
            "HOME": str(folder / "home"),
            "TMPDIR": str(folder / "tmp"),
            "BROWSER": "true",
            "LC_ALL": "C.UTF-8",
            "HTTP_PROXY": "http://127.0.0.1:9",
            "VERIFY_PROVIDER": "gdelt",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert list((folder / "home").iterdir()) == []
    return done


def test_it_needs_no_network_and_leaves_nothing_behind(tmp_path: Path) -> None:
    done = run(tmp_path)

    assert done.stderr == ""
    assert [path for path in (tmp_path / "tmp").iterdir() if path.name.startswith("verify")] == []
    for word in ("CORROBORATED", "ALTERED", "MISATTRIBUTED", "PARAPHRASED", "DISPUTED", "NOT FOUND", "UNCHECKED"):
        assert word in done.stdout
    assert "What to look at:" in done.stdout


def test_html_leaves_one_report_in_a_temporary_folder_and_says_where(tmp_path: Path) -> None:
    done = run(tmp_path, "--html")

    (path,) = (tmp_path / "tmp").glob("verify-demo-*/*")
    assert f"the report is {path}" in done.stdout
    assert "My grandfather carved every bench" in path.read_text("utf-8")


def test_it_shows_every_outcome_of_quotations_and_sources(report: Report) -> None:
    outcomes = {verdict.outcome for draft in report.drafts for verdict in draft.verdicts}
    sources = {verdict.outcome for draft in report.drafts for verdict in draft.named_sources}

    assert (outcomes, sources) == (set(Outcome), set(SourceOutcome))
    assert report.complete
    assert report.errors == ()


def test_what_it_names_to_look_at_is_there(report: Report) -> None:
    shown = {draft["path"]: json.dumps(draft) for draft in json.loads(JsonReport().render(report))["drafts"]}
    told = [line.split(None, 1) for line in WHAT_TO_LOOK_AT.splitlines() if line.startswith("  ")]

    assert [name for name, _ in told] == list(shown)
    for name, words in told:
        named = [outcome for outcome in (*Outcome, *SourceOutcome) if outcome.replace("_", " ") in words]
        assert len(named) >= 2
        assert [outcome for outcome in named if f'"outcome": "{outcome}"' not in shown[name]] == []


def test_every_address_is_made_up(report: Report) -> None:
    read = {
        evidence.page.domain for draft in report.drafts for verdict in draft.verdicts for evidence in verdict.evidence
    }

    assert read == {"coastwire.example", "fernmouthherald.example"}


def test_the_search_finds_a_page_by_half_of_the_words_at_the_sites_that_are_named() -> None:
    pages = {
        "http://a.example/1.html": "<title>Boats</title><p>Nine yellow boats</p>",
        "http://a.example/robots.txt": "yellow boats",
    }

    assert search(pages, '"yellow boats" (harbour OR pier)') == [
        {"url": "http://a.example/1.html", "title": "Boats", "content": ""}
    ]
    assert search(pages, '"yellow boats" site:b.example') == []
    assert search(pages, "yellow harbour pier") == []
    assert search(pages, "site:a.example") == []
