from __future__ import annotations

import asyncio
import contextlib
import json
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import trustme

from tests.cli.running import settled, verify
from verify import api
from verify.fetch.answer_bytes import StoredAnswer
from verify.fetch.answer_store import Shelf, answer_key
from verify.fetch.cache import DiskCache
from verify.fetch.seal import sealed, unsealed
from verify.pipeline.unchanged import PREFIX, KeptReport, shown_again
from verify.settings import Settings

URL = "https://paper.example/ferry"
WORDS = "The ferry will sail again on Monday whatever the weather"
DRAFT = f"The harbour master, Ida Holm, [told the Paper]({URL}): \u201c{WORDS}.\u201d\n"
PAGE = f"<html><body><article><p>\u201c{WORDS},\u201d said Ida Holm.</p><p>{'It rained at the pier. ' * 20}</p></article></body>"
SHOWN = "nothing changed"


def keep_page(folder: Path, words: str = PAGE, *, hours: float = 1) -> None:
    cache = DiskCache(folder / "cache" / "answers", warn=lambda line: pytest.fail(line))
    answer = StoredAnswer(
        url=URL,
        status=200,
        content_type="text/html",
        charset="utf-8",
        retrieved_at=datetime.now(UTC) - timedelta(hours=hours),
        body=words.encode(),
    )
    Shelf(cache).keep(answer_key(URL, "page"), answer)
    cache.close()


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    folder = tmp_path / "desk"
    (folder / "cache" / "answers").mkdir(parents=True)
    (folder / "draft.md").write_text(DRAFT, "utf-8")
    keep_page(folder)
    return folder


def checked(desk: Path, *options: str) -> tuple[dict[str, object], bool]:
    """The report of a run, without its time, and whether it was that of the run before."""
    done = verify(desk, "draft.md", "-p", "links", "--cache-dir", "cache", "-v", "-f", "json", "--exit-zero", *options)
    report = json.loads(done.stdout)
    del report["created_at"]
    return report, SHOWN in done.stderr


def outcome(report: dict[str, object]) -> str:
    drafts = report["drafts"]
    assert isinstance(drafts, list)
    return str(drafts[0]["claims"][0]["outcome"])


def test_a_run_for_which_nothing_changed_shows_the_report_again(desk: Path) -> None:
    settling = [checked(desk) for _ in range(2)]
    report, shown = checked(desk)

    assert shown
    assert report == settling[-1][0]
    assert outcome(report) == "corroborated"


@pytest.mark.parametrize("form", ["terminal", "markdown", "html", "sarif", "junit", "github", "gitlab"])
def test_it_is_the_same_in_every_format(desk: Path, form: str) -> None:
    checked(desk)
    checked(desk)
    shown, anew = (
        verify(
            desk, "draft.md", "-p", "links", "--cache-dir", "cache", "-f", form, "--exit-zero", "--as-of", "2026-03-02"
        ).stdout
        for _ in range(2)
    )

    assert shown == anew


@pytest.mark.parametrize(
    "options",
    [
        ("--evidence", "draft.md"),
        ("--as-of", "2026-03-02"),
        ("--own-domain", "paper.example"),
        ("--max-age", "9d"),
        ("--isolated",),
        ("--offline",),
    ],
)
def test_other_options_are_another_run(desk: Path, options: tuple[str, ...]) -> None:
    checked(desk)
    checked(desk)

    assert not checked(desk, *options)[1]


def test_a_draft_that_changed_is_checked_anew(desk: Path) -> None:
    checked(desk)
    checked(desk)
    (desk / "draft.md").write_text(DRAFT.replace("will sail", "will not sail"), "utf-8")

    report, shown = checked(desk)

    assert not shown
    assert outcome(report) == "altered"


def test_an_answer_that_changed_is_read_anew(desk: Path) -> None:
    checked(desk)
    checked(desk)
    keep_page(desk, PAGE.replace("Monday", "Friday"))

    report, shown = checked(desk)

    assert not shown
    assert outcome(report) == "altered"


def test_a_baseline_holds_for_a_report_that_is_shown_again(desk: Path) -> None:
    (desk / "draft.md").write_text(DRAFT.replace("Monday", "Friday"), "utf-8")
    checked(desk)
    assert outcome(checked(desk)[0]) == "altered"

    checked(desk, "--baseline", "known.json", "--update-baseline")
    report, shown = checked(desk, "--baseline", "known.json")

    assert shown
    assert outcome(report) == "skipped"


def test_a_record_that_somebody_changed_is_not_shown(desk: Path) -> None:
    checked(desk)
    checked(desk)
    cache = DiskCache(desk / "cache" / "answers", warn=lambda line: pytest.fail(line))
    (key,) = (each for each in list(cache.keys()) if each.startswith(PREFIX))
    data = cache.get(key)
    assert data is not None
    cache.put(key, data.replace(b"corroborated", b"not_foundxxx"))
    cache.close()

    report, shown = checked(desk)

    assert not shown
    assert outcome(report) == "corroborated"


def shown_after(desk: Path, hours: float) -> KeptReport | None:
    """What is shown so long after two runs, on the same day."""
    settings = Settings(provider=("links",), cache_dir=desk / "cache", max_age=timedelta(hours=2))
    with contextlib.chdir(desk):
        for _ in range(2):
            asyncio.run(api.check_async(["draft.md"], settings=settings, environ={}))
        now = datetime.now(UTC)
        later = now + timedelta(hours=hours)
        if later.date() != now.date():
            pytest.skip("the day ends meanwhile")
        return shown_again(["draft.md"], settings, later, warn=lambda line: pytest.fail(line))


def test_no_report_outlives_the_age_of_an_answer_it_rests_on(desk: Path) -> None:
    assert shown_after(desk, 0.9) is not None
    assert shown_after(desk, 1.1) is None


def test_a_run_that_asks_somebody_is_not_kept(desk: Path) -> None:
    (desk / "draft.md").write_text(DRAFT.replace(URL, "http://127.0.0.1:9/gone"), "utf-8")
    for _ in range(3):
        assert not checked(desk, "--allow-private", "127.0.0.1:9")[1]


READ = ("-p", "links", "--cache-dir", "cache")


def printed(desk: Path, *options: str, runs: int = 1) -> list[tuple[str, int]]:
    """What some runs in a row print, and their exit codes."""
    done = (verify(desk, "draft.md", *READ, *options) for _ in range(runs))
    return [(each.stdout, each.returncode) for each in done]


def test_what_was_printed_is_printed_again_with_its_exit_code(desk: Path) -> None:
    (desk / "draft.md").write_text(DRAFT.replace("Monday", "Friday"), "utf-8")

    runs = printed(desk, runs=5)

    assert "ALTERED" in runs[0][0]
    assert runs == [runs[0]] * 5
    assert {code for _, code in runs} == {1}


@pytest.mark.parametrize(
    "options", [("--order", "story"), ("--show", "problems"), ("-v",), ("--color", "always"), ("-q",), ("--exit-zero",)]
)
def test_who_looks_at_it_in_another_way_is_shown_it_in_that_way(desk: Path, options: tuple[str, ...]) -> None:
    (desk / "draft.md").write_text(DRAFT.replace("Monday", "Friday"), "utf-8")
    (anew,) = printed(desk, *options)
    printed(desk, runs=4)

    assert printed(desk, *options, runs=4) == [anew] * 4


def test_what_was_printed_of_an_earlier_report_is_gone_with_it(desk: Path) -> None:
    printed(desk, runs=4)
    keep_page(desk, PAGE.replace("Monday", "Friday"))

    runs = printed(desk, runs=4)

    assert all("ALTERED" in text for text, _ in runs)


def test_a_comment_without_effect_is_warned_of_again_and_again(desk: Path) -> None:
    (desk / "draft.md").write_text(DRAFT + "\n<!-- verify: ignore -->\n", "utf-8")

    assert all("has no effect" in verify(desk, "draft.md", *READ, "--exit-zero").stderr for _ in range(4))


def test_what_somebody_put_into_the_cache_is_not_printed_as_it_is(desk: Path) -> None:
    runs = printed(desk, runs=4)
    cache = DiskCache(desk / "cache" / "answers", warn=lambda line: pytest.fail(line))
    for key in (each for each in list(cache.keys()) if each.startswith(PREFIX)):
        data = unsealed(cache.get(key), key)
        if data is not None and b'"code"' in data:
            cache.put(key, sealed(data.replace(b'"text": "', b'"text": "\\u001b[2J::error::'), key))
    cache.close()

    assert printed(desk) == runs[-1:]


def test_a_report_that_is_printed_again_is_kept_again_to_the_byte(desk: Path) -> None:
    def kept() -> dict[str, bytes]:
        return {path.name: path.read_bytes() for path in (desk / "cache/reports").rglob("*.*") if path.is_file()}

    printed(desk, "--as-of", "2026-03-02")
    first = kept()
    for _ in range(4):
        for path in (desk / "cache/reports").glob("*.json"):
            path.unlink()
        printed(desk, "--as-of", "2026-03-02")

    assert any(name.startswith("2026-03-02T120000Z") for name in first)
    assert {name: kept().get(name) for name in first} == first
    assert {name for name in kept() if name.endswith(".json")} <= set(first)


def loaded_by(desk: Path, *options: str) -> set[str]:
    """The modules that a process of its own has loaded at the end of a run that corroborates."""
    script = (
        "import sys; from verify.cli.commands import app\n"
        "try: app(sys.argv[1:], prog_name='verify')\n"
        "except SystemExit: pass\n"
        "print(*sys.modules, file=sys.stderr)"
    )
    words = ("draft.md", *READ, "--exit-zero", *options)
    # As desks with certificates of their own have it.
    trustme.CA().cert_pem.write_to_path(str(desk / "ca.pem"))
    trusted = {"SSL_CERT_FILE": str(desk / "ca.pem"), "HTTPS_PROXY": "http://proxy.example:8080"}
    done = subprocess.run(
        [sys.executable, "-c", script, *words],
        cwd=desk,
        env={"PATH": "", **settled(desk), **trusted},
        capture_output=True,
        text=True,
        check=True,
    )
    assert "CORROBORATED" in done.stdout
    return set(done.stderr.splitlines()[-1].split())


def test_a_run_from_the_cache_loads_no_http_no_parsers_and_no_checks_of_options(desk: Path) -> None:
    loaded_by(desk)
    loaded = loaded_by(desk, "--own-domain", "other.example")

    assert "verify" in loaded
    assert not loaded & {"httpx", "httpcore", "anyio", "h11", "bs4", "pydantic", "resiliparse", "pypdf"}
    assert not loaded & {"importlib.metadata", "email", "verify.cli.editor", "verify.cli.index", "verify.cli.desk"}


def test_a_run_for_which_nothing_changed_loads_no_values_no_claims_and_no_formats(desk: Path) -> None:
    for _ in range(3):
        loaded_by(desk)
    loaded = loaded_by(desk)

    assert "verify.pipeline.unchanged" in loaded
    assert not loaded & {"asyncio", "msgspec", "importlib.metadata", "verify.api", "verify.ports", "verify.outlets"}
    values = {"verify.model.claim", "verify.model.draft", "verify.model.page", "verify.model.verdict"}
    assert not loaded & values
    rooms = {".".join(each.split(".")[:2]) for each in loaded}
    assert not rooms & {"verify.claims", "verify.speech", "verify.match", "verify.judge", "verify.drafts"}
    assert not {each for each in loaded if each.startswith("verify.reports.")} - {
        "verify.reports.escaping",
        "verify.reports.layout",
        "verify.reports.view",
    }
