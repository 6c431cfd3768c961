from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from tests.cli.running import git
from verify.errors import GitError, SettingsError
from verify.files.git_repository import find_repository, git_program
from verify.filters.git_changes import changed_lines

OLD = "one\ntwo\nthree\n"
NEW = OLD.replace("two", "2")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    folder = tmp_path / "desk"
    (folder / "drafts").mkdir(parents=True)
    (folder / "drafts/d.txt").write_text(OLD, "utf-8")
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", ".")
    git(folder, "commit", "-q", "-m", "old")
    return folder


def bare_repository(folder: Path, victim: Path) -> None:
    """What git takes for a repository although a commit may hold all of it."""
    (folder / "objects").mkdir()
    (folder / "refs").mkdir()
    (folder / "HEAD").write_text("ref: refs/heads/main\n", "utf-8")
    command = f"touch {victim}; false"
    (folder / "config").write_text(f'[core]\nbare = false\nworktree = .\nfsmonitor = "{command}"\n', "utf-8")


def test_a_folder_that_looks_like_a_repository_is_only_a_folder(repository: Path, tmp_path: Path) -> None:
    bare_repository(repository / "drafts", tmp_path / "ran")
    (repository / "drafts/d.txt").write_text(NEW, "utf-8")

    assert changed_lines(repository / "drafts/d.txt", "HEAD", repository) == ((2, 2),)
    assert not (tmp_path / "ran").exists()


@pytest.mark.parametrize(
    "settings",
    [
        {"core.fsmonitor": "touch {ran}; false"},
        {"filter.x.clean": "touch {ran}; cat", "filter.x.smudge": "touch {ran}; cat", "filter.x.required": "true"},
        {"diff.x.textconv": "touch {ran}; cat", "diff.external": "touch {ran}"},
        {"core.worktree": "/"},
        {"core.pager": "touch {ran}", "pager.cat-file": "touch {ran}", "pager.rev-parse": "touch {ran}"},
        {"alias.rev-parse": "!touch {ran}", "alias.cat-file": "!touch {ran}"},
    ],
)
def test_what_the_repository_itself_configures_is_not_run(
    repository: Path, tmp_path: Path, settings: dict[str, str]
) -> None:
    (repository / ".gitattributes").write_text("*.txt filter=x diff=x\n", "utf-8")
    for name, value in settings.items():
        git(repository, "config", name, value.replace("{ran}", str(tmp_path / "ran")))
    (tmp_path / "ran").unlink(missing_ok=True)
    (repository / "drafts/d.txt").write_text(NEW, "utf-8")

    found = find_repository(repository)

    assert changed_lines(repository / "drafts/d.txt", "HEAD", repository) == ((2, 2),)
    assert found is not None
    assert found.tracked(repository / "drafts") == ("d.txt",)
    assert not (tmp_path / "ran").exists()


def test_a_missing_object_is_fetched_by_no_program_and_makes_all_lines_new(repository: Path, tmp_path: Path) -> None:
    ran = tmp_path / "ran"
    for name, value in {
        "core.repositoryformatversion": "1",
        "extensions.partialClone": "far",
        "remote.far.promisor": "true",
        "remote.far.url": f"ext::sh -c touch% {ran}",
        "protocol.ext.allow": "always",
    }.items():
        git(repository, "config", name, value)
    blob = git(repository, "rev-parse", "HEAD:drafts/d.txt").strip()
    (repository / ".git/objects" / blob[:2] / blob[2:]).unlink()
    (repository / "drafts/d.txt").write_text(NEW, "utf-8")

    assert changed_lines(repository / "drafts/d.txt", "HEAD", repository) is None
    assert not ran.exists()


def test_a_replaced_object_does_not_hide_a_change(repository: Path) -> None:
    before = git(repository, "rev-parse", "HEAD:drafts/d.txt").strip()
    (repository / "drafts/d.txt").write_text(NEW, "utf-8")
    after = git(repository, "hash-object", "-w", "drafts/d.txt").strip()
    git(repository, "replace", before, after)

    assert changed_lines(repository / "drafts/d.txt", "HEAD", repository) == ((2, 2),)


def test_a_variable_of_git_leads_nowhere_else(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "other"
    shutil.copytree(repository, other)
    (repository / "drafts/d.txt").write_text(NEW, "utf-8")
    git(other, "commit", "-q", "--allow-empty", "-m", "x")
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(tmp_path / "none"))
    monkeypatch.setenv("GIT_CONFIG_PARAMETERS", "'core.fsmonitor=false'")

    assert changed_lines(repository / "drafts/d.txt", "HEAD", repository) == ((2, 2),)
    with pytest.raises(SettingsError, match="unknown revision"):
        changed_lines(repository / "drafts/d.txt", "HEAD~1", repository)


def test_a_git_file_that_leads_among_the_files_is_refused(repository: Path) -> None:
    (repository / ".git").rename(repository / "hidden")
    (repository / ".git").write_text("gitdir: hidden\n", "utf-8")

    with pytest.raises(GitError, match="among the checked-out files"):
        find_repository(repository)


def test_a_git_folder_below_the_project_does_not_speak_for_it(repository: Path) -> None:
    (repository / "drafts/d.txt").write_text(NEW, "utf-8")
    git(repository / "drafts", "init", "-q")
    git(repository / "drafts", "add", "d.txt")
    git(repository / "drafts", "commit", "-q", "-m", "planted")

    assert changed_lines(repository / "drafts/d.txt", "HEAD", repository) == ((2, 2),)


def test_changes_show_in_a_linked_worktree(repository: Path, tmp_path: Path) -> None:
    git(repository, "worktree", "add", "-q", str(tmp_path / "second"))
    (tmp_path / "second/drafts/d.txt").write_text(NEW, "utf-8")

    assert changed_lines(tmp_path / "second/drafts/d.txt", "main", tmp_path / "second") == ((2, 2),)


@pytest.mark.parametrize("inside", [False, True])
def test_changes_show_in_a_submodule(repository: Path, tmp_path: Path, inside: bool) -> None:
    outer = tmp_path / "outer"
    outer.mkdir()
    git(outer, "init", "-q")
    git(outer, "-c", "protocol.file.allow=always", "submodule", "add", "-q", str(repository), "desk")
    git(outer, "commit", "-q", "-m", "x")
    (outer / "desk/drafts/d.txt").write_text(NEW, "utf-8")

    assert changed_lines(outer / "desk/drafts/d.txt", "HEAD", outer / "desk" if inside else outer) == ((2, 2),)


def test_changes_show_in_a_shallow_clone(repository: Path, tmp_path: Path) -> None:
    git(repository, "commit", "-q", "--allow-empty", "-m", "newer")
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{repository}", "shallow")
    (tmp_path / "shallow/drafts/d.txt").write_text(NEW, "utf-8")

    assert changed_lines(tmp_path / "shallow/drafts/d.txt", "HEAD", tmp_path / "shallow") == ((2, 2),)
    with pytest.raises(SettingsError, match="fetch-depth: 0"):
        changed_lines(tmp_path / "shallow/drafts/d.txt", "HEAD~1", tmp_path / "shallow")


def test_a_draft_outside_of_the_project_is_compared_in_its_own_repository(repository: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (repository / "drafts/d.txt").write_text(NEW, "utf-8")

    assert changed_lines(repository / "drafts/d.txt", "HEAD", tmp_path / "elsewhere") == ((2, 2),)


def test_git_is_taken_from_absolute_entries_of_the_path_outside_the_checkout(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = shutil.which("git")
    assert real is not None
    for place in (repository / "git", repository / "tools/git"):
        place.parent.mkdir(exist_ok=True)
        place.write_text("#!/bin/sh\nexit 0\n", "utf-8")
        place.chmod(0o755)
    monkeypatch.chdir(repository)
    entries = ["", ".", "tools", str(repository), str(repository / "tools"), str(Path(real).parent)]
    monkeypatch.setenv("PATH", os.pathsep.join(entries))
    assert git_program(repository) == str(Path(real).parent / "git")

    monkeypatch.setenv("PATH", os.pathsep.join(entries[:-1]))
    with pytest.raises(SettingsError, match="git is not installed"):
        changed_lines(repository / "drafts/d.txt", "HEAD", repository)
