from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.cli.running import git
from verify.files.checkout import checkout_left
from verify.storage.cache_folder import cache_folder


class Desk:
    """A project, the folder of its user, and what was warned of."""

    def __init__(self, folder: Path) -> None:
        self.project, self.user = folder / "desk", folder / "me"
        self.cache = self.project / "cache"
        self.project.mkdir()
        self.warnings: list[str] = []

    def uses_its_own(self, *, isolated: bool = False, ci: str = "") -> bool:
        self.warnings.clear()
        environ = {"CI": ci} if ci else {}
        warn, user = self.warnings.append, self.user
        return cache_folder(self.project, environ=environ, isolated=isolated, warn=warn, user=user) == self.cache


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_a_project_keeps_its_cache_in_its_own_folder_and_out_of_commits(desk: Desk) -> None:
    assert desk.uses_its_own()
    (desk.cache / "page").write_text("x", "utf-8")
    git(desk.project, "init", "-q")

    assert desk.uses_its_own()
    assert desk.warnings == []
    git(desk.project, "add", "-A")
    assert git(desk.project, "ls-files") == ""


def test_a_project_may_be_moved(desk: Desk) -> None:
    assert desk.uses_its_own()
    (desk.cache / "page").write_text("x", "utf-8")
    moved = desk.project.rename(desk.project.with_name("moved"))
    desk.project, desk.cache = moved, moved / "cache"

    assert desk.uses_its_own()


def test_a_cache_that_git_tracks_is_set_aside_with_a_warning(desk: Desk) -> None:
    git(desk.project, "init", "-q")
    desk.cache.mkdir()
    (desk.cache / ".gitignore").write_text("*\n", "utf-8")
    (desk.cache / "README.md").write_text("pages\n", "utf-8")
    git(desk.project, "add", "-f", "cache/.gitignore", "cache/README.md")
    assert desk.uses_its_own()
    assert desk.warnings == []

    (desk.cache / "cache.db").write_text("forged", "utf-8")
    git(desk.project, "add", "-f", "cache/cache.db")

    assert not desk.uses_its_own()
    assert "could be forged" in desk.warnings[0]


@pytest.mark.parametrize("mark", [None, b"", b"0" * 64, "stolen"])
def test_a_cache_without_this_users_mark_is_set_aside(desk: Desk, tmp_path: Path, mark: bytes | str | None) -> None:
    (tmp_path / "x").mkdir()
    other = Desk(tmp_path / "x")
    other.user = desk.user
    assert other.uses_its_own()
    desk.cache.mkdir()
    (desk.cache / "pages").write_text("forged", "utf-8")
    if mark == "stolen":
        # A checkout may bring a link to the mark of another project.
        (desk.cache / ".made-by").symlink_to(other.cache / ".made-by")
    elif isinstance(mark, bytes):
        (desk.cache / ".made-by").write_bytes(mark)

    assert not desk.uses_its_own()
    assert "was not made by you" in desk.warnings[0]


def test_the_mark_of_one_user_is_none_for_another(desk: Desk) -> None:
    assert desk.uses_its_own()
    (desk.cache / "page").write_text("x", "utf-8")
    shutil.rmtree(desk.user)

    assert not desk.uses_its_own()


def test_an_isolated_run_and_ci_leave_a_projects_cache_alone(desk: Desk) -> None:
    assert not desk.uses_its_own(isolated=True)
    assert not desk.uses_its_own(ci="true")
    assert not desk.cache.exists()
    assert desk.uses_its_own(ci="false")


def test_a_cache_folder_that_is_a_link_is_not_followed(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    desk.cache.symlink_to("../elsewhere")

    assert not desk.uses_its_own()
    assert "is a link" in desk.warnings[0]
    assert not list((tmp_path / "elsewhere").iterdir())


def test_where_git_gives_no_answer_the_cache_is_set_aside(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    assert desk.uses_its_own()
    (desk.cache / "page").write_text("x", "utf-8")
    git(desk.project, "init", "-q")
    monkeypatch.setenv("PATH", str(desk.user))
    assert not desk.uses_its_own()
    assert "git is not installed" in desk.warnings[0]

    monkeypatch.undo()
    (desk.project / ".git/index").write_bytes(b"DIRC rubbish")
    assert not desk.uses_its_own()

    shutil.rmtree(desk.project / ".git")
    monkeypatch.setenv("PATH", str(desk.user))
    assert desk.uses_its_own()


def test_a_link_leads_out_of_the_checkout_around_or_out_of_none(tmp_path: Path) -> None:
    checkout, outside = tmp_path / "desk", tmp_path / "outside"
    (checkout / "drafts").mkdir(parents=True)
    (checkout / ".git").mkdir()
    outside.mkdir()
    (checkout / "report.txt").symlink_to("../outside/report.txt")
    (checkout / "out").symlink_to("../outside")
    (checkout / "inner").symlink_to("drafts")
    here = checkout / "drafts"

    assert checkout_left(checkout / "report.txt", here, None) == checkout
    assert checkout_left(checkout / "out/report.txt", here, None) == checkout
    assert checkout_left(checkout / "inner/report.txt", here, None) is None
    assert checkout_left(outside / "report.txt", here, None) is None
    assert checkout_left(checkout / "report.txt", outside, None) is None
    assert checkout_left(checkout / "report.txt", outside, checkout) == checkout
