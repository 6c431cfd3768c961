"""Plugins of a stranger's package, whole or broken, in runs of the program."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.running import verify_apart
from tests.plugged import installed, provider

KEY = "VERIFY_HERALD_KEY"
SECRET = "s3cret-of-the-herald"
WORDS = "Every street in this town needs its trees and its benches"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    (tmp_path / "desk").mkdir()
    (tmp_path / "desk/draft.txt").write_text(f"“{WORDS},” Mayor Ana Reyes said.\n", "utf-8")
    return tmp_path / "desk"


def plugged(desk: Path, **modules: str) -> dict[str, str]:
    """Modules of search providers, each under its own name."""
    points = {"verify.search": {name: f"{name}:Archive" for name in modules}}
    return installed(desk.parent / "stranger", modules, points)


def test_a_provider_of_ones_own_is_given_its_key_and_nobody_elses(desk: Path) -> None:
    found = plugged(desk, herald_archive=provider(key=KEY))
    keys = {KEY: SECRET, "VERIFY_GUARDIAN_KEY": "another secret"}
    done = verify_apart(desk, "draft.txt", "-p", "herald_archive", "-f", "json", code=1, **(found | keys))

    assert f"keys: [('{KEY}', '{SECRET}')]" in done.stderr
    assert json.loads(done.stdout)["drafts"][0]["claims"][0]["looked"]["providers"]["herald_archive"] == "empty"


def test_a_key_that_a_provider_repeats_reaches_no_report_and_no_cache(desk: Path) -> None:
    found = plugged(desk, herald_archive=provider(key=KEY))
    outputs = [option for name in ("json", "html", "sarif") for option in ("-o", f"{name}={name}.out")]
    ask = ("-p", "herald_archive", "--cache-dir", "kept")
    done = verify_apart(desk, "draft.txt", *ask, *outputs, code=1, **(found | {KEY: SECRET}))

    assert SECRET not in done.stdout
    written = [path for path in desk.rglob("*") if path.is_file()]
    assert len(written) > 4
    assert not [path for path in written if SECRET.encode() in path.read_bytes()]


def test_a_provider_of_ones_own_can_be_named_in_the_operators_file_and_in_a_variable(desk: Path) -> None:
    found = plugged(desk, herald_archive=provider(key=KEY)) | {KEY: SECRET}
    (desk / "mine.ini").write_text('provider = ["herald-archive"]\n', "utf-8")

    by_file = verify_apart(desk, "draft.txt", "--config", "mine.ini", code=1, **found)
    by_variable = verify_apart(desk, "draft.txt", code=1, VERIFY_PROVIDER="herald_archive", **found)
    told = verify_apart(desk, "config", "show", code=0, VERIFY_PROVIDER="herald_archive", **found)

    assert "providers: herald_archive found nothing" in by_file.stdout
    assert by_variable.stdout == by_file.stdout
    assert f"{KEY} is set  (environment)" in told.stdout
    assert SECRET not in told.stdout


def test_a_file_of_the_checkout_names_built_in_providers_only(desk: Path) -> None:
    found = plugged(desk, herald_archive=provider())
    (desk / "verify.toml").write_text('provider = ["herald_archive"]\n', "utf-8")
    done = verify_apart(desk, "draft.txt", code=2, **found)

    assert "unknown built-in provider 'herald_archive'" in done.stderr
    assert done.stderr.count("\n") == 1


BROKEN = {
    "unloadable": "raise OSError('the archive moved')\n",
    "without_search": provider("without_search").replace("async def search", "async def seek"),
    "without_name": provider("x").replace('name = "x"', ""),
    "odd_batch": provider("odd_batch").replace("batch = 1", 'batch = "many"'),
    "not_started": provider("not_started").replace("self.fetcher, ", "self.nothing = 1 / 0\n        self.fetcher, "),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_provider_is_one_line_where_it_is_named_and_a_warning_where_it_is_not(desk: Path, name: str) -> None:
    found = plugged(desk, **{name: BROKEN[name]})
    (desk / "draft.txt").write_text("Nobody spoke.\n", "utf-8")

    named = verify_apart(desk, "draft.txt", "-p", name, code=2, **found)
    asked = verify_apart(desk, "draft.txt", "--offline", code=0, **found)
    listed = verify_apart(desk, "providers", code=0, **found)

    assert named.stderr.startswith(f"error: search provider {name!r}: ")
    assert named.stderr.count("\n") == 1
    assert asked.stderr.count(f"warning: search provider {name!r}: ") == 1
    assert f"{name:17}  cannot be used: " in listed.stdout
    assert "gdelt " in listed.stdout


ANSWERS = {
    "raises": "raise KeyError('urls')",
    "answers_nothing": "return None",
    "shows_its_key": "return SearchAnswer(ProviderState.HITS, '', (SearchHit(url='https://a.example/?k=' + 'X' * 9),))",
}


@pytest.mark.parametrize("name", ANSWERS)
def test_a_provider_that_breaks_its_promise_is_one_that_did_not_answer(desk: Path, name: str) -> None:
    module = provider(name, key=KEY).replace("print(", f"{ANSWERS[name]}\n        print(")
    found = plugged(desk, **{name: module})
    done = verify_apart(desk, "draft.txt", "-p", name, "-f", "json", code=3, **(found | {KEY: "X" * 9}))

    claim = json.loads(done.stdout)["drafts"][0]["claims"][0]
    assert (claim["outcome"], claim["looked"]["providers"][name]) == ("unchecked", "unavailable")


def test_a_broken_reader_of_drafts_takes_no_other_with_it(desk: Path) -> None:
    points = {"verify.drafts": {"scrolls": "scrolls:Reader"}}
    found = installed(desk.parent / "stranger", {"scrolls": "import no_such_module\n"}, points)

    for command, code in ((("draft.txt", "-p", "none"), 3), (("claims", "draft.txt"), 0)):
        done = verify_apart(desk, *command, code=code, **found)
        assert WORDS in " ".join(done.stdout.split())
        assert done.stderr.count("warning: draft reader 'scrolls': cannot be loaded: ModuleNotFoundError") == 1
