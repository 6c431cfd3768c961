"""What a checkout brings along is read and shown; it is not run, and it makes no check looser."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.running import git, verify, verify_apart

WORDS = "The ferry to the island sails again on the first of May"
DRAFT = f"“{WORDS},” Harbour master Bo Lind said.\n"


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    folder = tmp_path / "desk"
    folder.mkdir()
    (folder / "d.md").write_text(DRAFT, "utf-8")
    return folder


@pytest.mark.parametrize("module", ["typing", "__future__", "typer", "diskcache", "pathlib"])
def test_a_module_in_the_working_folder_is_not_imported(checkout: Path, module: str) -> None:
    place = checkout / f"{module}.py"
    place.write_text("raise SystemExit(99)\n", "utf-8")

    verify_apart(checkout, "claims", "d.md", code=0)


def test_a_plugin_that_lies_in_the_working_folder_is_none(checkout: Path) -> None:
    info = checkout / "stranger-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: stranger\nVersion: 1.0\n", "utf-8")
    (info / "entry_points.txt").write_text("[verify.search]\nstranger = strangers_module:Provider\n", "utf-8")
    (checkout / "strangers_module.py").write_text("open('ran', 'w')\n", "utf-8")

    # Even where the operator's environment names the folder.
    done = verify_apart(checkout, "providers", code=0, PYTHONPATH=str(checkout))

    assert "stranger" not in done.stdout
    assert not (checkout / "ran").exists()


def test_the_drafts_of_a_settings_file_are_checked_where_none_is_named(checkout: Path) -> None:
    (checkout / "drafts").mkdir()
    (checkout / "drafts/inner.md").write_text(DRAFT, "utf-8")
    (checkout / "verify.toml").write_text('drafts = ["drafts/"]', "utf-8")

    assert "drafts/inner.md" in verify(checkout, "claims", code=0).stdout
    named = verify(checkout, "check", "d.md", "-p", "none").stdout

    assert "drafts/inner.md" in verify(checkout, "check", "-p", "none").stdout
    assert "d.md" in named
    assert "inner.md" not in named


@pytest.mark.parametrize("path", ["../other", "/srv/drafts", "https://herald.example/x", "-", "C:drafts", "~/drafts"])
def test_a_settings_file_of_a_checkout_names_no_draft_outside_of_it(checkout: Path, path: str) -> None:
    (checkout / "verify.toml").write_text(f"drafts = [{json.dumps(path)}]", "utf-8")

    done = verify(checkout, "check", code=2)

    assert "drafts" in done.stderr
    assert "below this one" in done.stderr


def test_a_page_that_the_checkout_excludes_makes_a_finding(checkout: Path) -> None:
    (checkout / "d.md").write_text(DRAFT + "\n[story](https://herald.example/ferry)\n", "utf-8")
    (checkout / "verify.toml").write_text('exclude = ["herald.example"]\n', "utf-8")

    done = verify(checkout, "d.md", "-p", "links", code=1)
    assert "because the checkout sets exclude" in done.stderr
    verify(checkout, "d.md", "-p", "links", "--exclude", "herald.example", code=3)
    verify(checkout, "d.md", "-p", "links", "--exit-zero", code=3)


def test_an_outlet_of_the_checkout_takes_no_known_name(checkout: Path) -> None:
    (checkout / "verify.toml").write_text('[outlets]\nReuters = "herald.example"\n', "utf-8")

    assert "'Reuters'" in verify(checkout, "d.md", "-p", "none", code=2).stderr
    assert "'Reuters'" in verify(checkout, "claims", "d.md", code=2).stderr


def test_isolated_names_the_comments_that_it_disregards(checkout: Path) -> None:
    (checkout / "d.md").write_text(f"{DRAFT.strip()} <!-- verify: source=https://herald.example/ferry -->\n", "utf-8")

    done = verify(checkout, "d.md", "-p", "links", "--isolated", "-f", "json", code=3)

    assert "herald.example" not in json.dumps(json.loads(done.stdout)["drafts"][0]["claims"])
    assert "source=https://herald.example/ferry` is ignored in this run" in done.stderr


@pytest.mark.parametrize("output", ["report.txt", "json=out/report.json"])
def test_a_report_is_not_written_through_a_link_out_of_the_checkout(checkout: Path, output: str) -> None:
    outside = checkout.parent / "outside"
    outside.mkdir()
    (outside / "report.txt").write_text("mine", "utf-8")
    (checkout / "report.txt").symlink_to("../outside/report.txt")
    (checkout / "out").symlink_to("../outside")
    git(checkout, "init", "-q")

    done = verify(checkout, "d.md", "-p", "none", "-o", output, code=2)

    assert "a link leads out of" in done.stderr
    assert [path.read_text("utf-8") for path in outside.iterdir()] == ["mine"]


@pytest.mark.parametrize(("name", "flags"), [("verify.toml", ()), ("known.json", ("--baseline", "known.json"))])
def test_no_settings_and_no_baseline_are_read_through_a_link_out_of_the_checkout(
    checkout: Path, name: str, flags: tuple[str, ...]
) -> None:
    (checkout.parent / "mine").write_text("", "utf-8")
    (checkout / name).symlink_to("../mine")
    git(checkout, "init", "-q")

    assert "is a link out of" in verify(checkout, "d.md", "-p", "none", *flags, code=2).stderr


@pytest.mark.parametrize("content", [b"[tool.verify\n", b"\xff\xfe", b"a = " + b"[" * 50_000])
def test_a_pyproject_that_cannot_be_read_is_named_and_no_concern_of_an_isolated_run(
    checkout: Path, content: bytes
) -> None:
    (checkout / "pyproject.toml").write_bytes(content)

    assert "pyproject.toml: cannot be read" in verify(checkout, "d.md", "-p", "none", code=2).stderr
    verify(checkout, "d.md", "-p", "none", "--isolated", code=3)


def test_a_cache_folder_that_a_link_leads_out_of_the_checkout_is_refused(checkout: Path) -> None:
    (checkout / "c").symlink_to("..")
    git(checkout, "init", "-q")

    assert "is a link out of" in verify(checkout, "d.md", "-p", "none", "--cache-dir", "c", code=2).stderr
    assert not (checkout.parent / "reports").exists()


def test_a_project_shows_the_reports_of_its_own_cache(checkout: Path) -> None:
    (checkout / "verify.toml").write_text("max_pages = 40\n", "utf-8")
    verify(checkout, "d.md", "-p", "none", code=3)

    assert "d.md" in verify(checkout, "show", code=0).stdout
    assert list((checkout / "cache/reports").glob("*.json"))


@pytest.mark.parametrize("named", ["far.md", "away", "away/*.md"])
def test_a_draft_behind_a_link_out_of_the_checkout_is_not_read(checkout: Path, named: str) -> None:
    outside = checkout.parent / "outside"
    outside.mkdir()
    (outside / "far.md").write_text(DRAFT, "utf-8")
    (checkout / "far.md").symlink_to("../outside/far.md")
    (checkout / "away").symlink_to("../outside")
    git(checkout, "init", "-q")

    done = verify(checkout, "claims", named, code=2)

    assert "ferry" not in done.stdout
    assert "a link leads out of the checkout" in done.stderr
    verify(checkout, "claims", str(outside), code=0)
