"""`verify index build` and `verify index info` as a user meets them."""

from __future__ import annotations

from pathlib import Path

from tests.cli.running import verify, verify_apart
from tests.evidence.index.making import FERRY, SCHOOL


def test_an_index_is_built_and_told(tmp_path: Path) -> None:
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "a.txt").write_text(FERRY)
    (tmp_path / "notes" / "b.txt").write_text(SCHOOL)

    built = verify(tmp_path, "index", "build", "notes", "--into", "kept.index", code=0)
    told = verify(tmp_path, "index", "info", "kept.index", code=0)

    assert built.stdout == told.stdout
    assert told.stdout.startswith("kept.index\n  sources: 2\n  pages: 2, 0.0 MB of text\n")
    assert built.stderr == ""


def test_a_source_that_cannot_be_read_is_an_error_beside_the_rest(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(FERRY)
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")

    built = verify_apart(tmp_path, "index", "build", "a.txt", "picture.png", "--into", "kept.index", code=2)

    assert built.stderr.count("\n") == 1
    assert built.stderr.startswith(f"error: {tmp_path / 'picture.png'}: no reader for .png files")
    assert "  pages: 1, " in built.stdout
    assert "  could not be read: 1\n" in built.stdout


def test_a_bad_name_or_index_is_one_line_and_exit_two(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text(FERRY * 100)

    missing = verify(tmp_path, "index", "build", "gone", "--into", "kept.index", code=2)
    strange = verify(tmp_path, "index", "info", "notes.txt", code=2)
    over = verify(tmp_path, "index", "build", "notes.txt", "--into", "notes.txt", code=2)

    assert missing.stderr == "error: gone: no such file\n"
    assert strange.stderr.startswith("error: notes.txt: not an index; build a new one with")
    assert over.stderr.startswith("error: notes.txt: not an index")
    assert (tmp_path / "notes.txt").read_text() == FERRY * 100
