from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verify.claims.find import find_claims
from verify.drafts.markdown import MarkdownReader
from verify.errors import SettingsError
from verify.filters.git_changes import changed_lines, differing_lines, on_changed_lines

OLD = "one\ntwo\nthree\nfour\nfive\n"


def git(folder: Path, *words: str) -> None:
    config = ("-c", "user.name=Desk", "-c", "user.email=desk@herald.example", "-c", "commit.gpgsign=false")
    subprocess.run(["git", "-C", str(folder), *config, *words], check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    git(tmp_path, "init", "-q")
    (tmp_path / "d.txt").write_text(OLD, "utf-8")
    git(tmp_path, "add", "d.txt")
    git(tmp_path, "commit", "-q", "-m", "old")
    return tmp_path


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        (OLD, ()),
        (OLD.replace("two", "2"), ((2, 2),)),
        (OLD.replace("two\n", ""), ((2, 1),)),
        (OLD.replace("two", "2\n2b").replace("five", "5"), ((2, 3), (6, 6))),
        (OLD.replace("two", "@@ -1 +1 @@"), ((2, 2),)),
    ],
)
def test_lines_that_differ_from_the_revision(repository: Path, new: str, expected: object) -> None:
    (repository / "d.txt").write_text(new, "utf-8")

    assert changed_lines(repository / "d.txt", "HEAD", repository) == expected


_FEW_LINES = st.lists(st.sampled_from([b"", b"a", b"b", b"c", b"d", b"e"]), max_size=12)


@given(before=_FEW_LINES, now=_FEW_LINES)
def test_the_lines_that_do_not_differ_stand_on_both_sides_in_the_same_order(
    before: list[bytes], now: list[bytes]
) -> None:
    differing = {line for first, last in differing_lines(before, now) for line in range(first, last + 1)}
    rest = iter(before)

    assert all(line in rest for at, line in enumerate(now, 1) if at not in differing)
    assert (differing_lines(before, now) == ()) == (before == now)


def test_a_moved_and_mended_line_is_a_change_and_its_neighbours_are_none() -> None:
    before = b"a b c d e f g".split()

    assert differing_lines(before, b"a c b d e x g".split()) in (((2, 2), (4, 3), (6, 6)), ((2, 1), (3, 3), (6, 6)))


def test_other_line_ends_on_disk_change_no_line(repository: Path) -> None:
    (repository / "d.txt").write_bytes(OLD.replace("two", "2").replace("\n", "\r\n").encode())

    assert changed_lines(repository / "d.txt", "HEAD", repository) == ((2, 2),)


def test_a_changed_document_that_is_not_text_is_all_new(repository: Path) -> None:
    (repository / "d.docx").write_bytes(b"PK\0one\ntwo\n")
    git(repository, "add", "d.docx")
    git(repository, "commit", "-q", "-m", "document")
    assert changed_lines(repository / "d.docx", "HEAD", repository) == ()

    (repository / "d.docx").write_bytes(b"PK\0one\n2\n")
    assert changed_lines(repository / "d.docx", "HEAD", repository) is None


def test_a_draft_that_became_a_link_is_all_new(repository: Path) -> None:
    (repository / "e.txt").symlink_to("d.txt")

    assert changed_lines(repository / "e.txt", "HEAD", repository) is None


def test_a_file_that_git_does_not_know_is_all_new(repository: Path) -> None:
    (repository / "new [1].txt").write_text("x", "utf-8")

    assert changed_lines(repository / "new [1].txt", "HEAD", repository) is None


def test_an_attribute_of_the_checkout_hides_no_change(repository: Path) -> None:
    (repository / ".gitattributes").write_text("*.txt -diff\n", "utf-8")
    (repository / "d.txt").write_text(OLD.replace("two", "2"), "utf-8")

    assert changed_lines(repository / "d.txt", "HEAD", repository) == ((2, 2),)


@pytest.mark.parametrize("revision", ["nowhere", "--output=x", "HEAD~9", ""])
def test_a_bad_revision_is_one_clear_error(repository: Path, revision: str) -> None:
    with pytest.raises(SettingsError, match="unknown revision"):
        changed_lines(repository / "d.txt", revision, repository)


def test_a_folder_without_git_is_one_clear_error(tmp_path: Path) -> None:
    (tmp_path / "d.txt").write_text("x", "utf-8")

    with pytest.raises(SettingsError, match="not in a git repository"):
        changed_lines(tmp_path / "d.txt", "HEAD", tmp_path)


TEXT = "“We will rebuild\nthe old bridge,” said\nMayor Ana Reyes.\n\n“Every street here needs its trees,” she said.\n"


@pytest.mark.parametrize(
    ("changed", "kept"),
    [
        ((), []),
        (((1, 1),), [1]),
        (((2, 2),), [1]),
        (((3, 3),), [1]),
        (((2, 1),), [1]),
        (((4, 4),), []),
        (((4, 3),), []),
        (((5, 5),), [5]),
        (((1, 9),), [1, 5]),
    ],
)
def test_a_quotation_is_kept_when_its_words_or_its_attribution_changed(
    changed: tuple[tuple[int, int], ...], kept: list[int]
) -> None:
    draft = MarkdownReader().read(TEXT.encode(), "d.md")

    found = on_changed_lines(draft.source, find_claims(draft), changed)

    assert [claim.line for claim in found.claims] == kept
