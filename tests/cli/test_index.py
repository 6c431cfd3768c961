"""`verify index build` and `verify index info` as a user meets them."""

from __future__ import annotations

import gzip
import json
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


def test_quotation_files_have_an_index_of_their_own_and_info_tells_it(tmp_path: Path) -> None:
    quotes = [{"pre": "", "quote": "The ferry will stay in service until spring", "post": ""}]
    line = {"date": "2026-03-02T10:00:00Z", "url": "https://herald.example/ferry", "lang": "ENGLISH", "quotes": quotes}
    (tmp_path / "gqg").mkdir()
    (tmp_path / "gqg" / "1.gqg.json.gz").write_bytes(gzip.compress(json.dumps(line).encode() + b"\n{broken\n"))
    (tmp_path / "notes.txt").write_text(FERRY)

    command = ("index", "build", "gqg/*.gqg.json.gz", "--into", "quotes.index", "--language", "english")
    built = verify(tmp_path, *command, "--since", "2026-03-01", code=0)
    told = verify(tmp_path, "index", "info", "quotes.index", code=0)
    mixed = verify(tmp_path, "index", "build", "gqg/*.gz", "notes.txt", "--into", "new.index", code=2)
    other = verify(tmp_path, "index", "build", "notes.txt", "--into", "quotes.index", code=2)
    useless = verify(tmp_path, "index", "build", "notes.txt", "--into", "n.index", "--until", "2026-03-01", code=2)

    assert built.stdout == told.stdout
    assert told.stdout.startswith("quotes.index\n  sources: 1\n  quotations: 1 on 1 page\n  kept: en; near any name;")
    assert "1 line or quotation could not be used" in told.stdout
    assert mixed.stderr.startswith("error: gqg/1.gqg.json.gz: quotation files have an index of their own;")
    assert other.stderr.startswith("error: quotes.index: quotation files have an index of their own")
    assert useless.stderr == "error: --until: chooses among quotation files only\n"


def test_a_day_that_is_none_is_one_line_and_nothing_is_fetched(tmp_path: Path) -> None:
    refused = verify(tmp_path, "index", "fetch-gqg", "gqg", "--since", "soon", "--until", "2026-03-01", code=2)

    assert refused.stderr == "error: --since: 'soon' is not a date (write 2026-11-22)\n"
    assert not (tmp_path / "gqg").exists()
