"""The data that ships is the data that is recorded, and scripts make it from what is recorded."""

from __future__ import annotations

import gzip
import hashlib
import json
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SCRIPTS = ROOT / ".ci" / "data"
SOURCES = tomllib.loads((SCRIPTS / "sources.toml").read_text("utf-8"))


def script(name: str, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(SCRIPTS / name), *words]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)


@pytest.mark.parametrize("name", SOURCES)
def test_a_file_of_data_is_the_one_that_is_recorded(name: str) -> None:
    entry, data = SOURCES[name], (ROOT / name).read_bytes()
    content = gzip.decompress(data) if name.endswith(".gz") else data

    assert hashlib.sha256(content).hexdigest() == entry["sha256"], f"run {entry['made_by']} … --record"
    assert (ROOT / entry["licence"]).is_file()
    assert (ROOT / entry["made_by"]).is_file()
    assert entry["source"]
    assert entry["version"]


def test_all_packed_data_is_recorded() -> None:
    packed = {str(path.relative_to(ROOT)) for path in (ROOT / "verify").rglob("*.gz")}

    assert packed <= set(SOURCES)


def test_outlets_are_checked_and_the_same() -> None:
    assert script("outlets.py").stdout == "verify/data/outlets.json: the same\n"


def test_the_schemas_are_those_that_the_types_make() -> None:
    made = script("schemas.py").stdout.splitlines()

    assert [line.partition(": ")[2] for line in made] == ["the same"] * 3


def test_words_come_from_the_list_by_their_letters_and_length(tmp_path: Path) -> None:
    known = {"harbour": 3, "mole": 2, "it's": 9, "a" * 19: 1, "ferries": 1}
    (tmp_path / "en.json.gz").write_bytes(gzip.compress(json.dumps(known).encode()))

    code = "import sys; sys.path.insert(0, sys.argv[1]); import english_words as e; from pathlib import Path; "
    code += "sys.stdout.write(e.words_of((Path(sys.argv[2]) / 'en.json.gz').read_bytes()).decode())"
    command = [sys.executable, "-c", code, str(SCRIPTS), str(tmp_path)]

    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == "ferries\nharbour\n"
    assert "differs" in script("english_words.py", str(tmp_path)).stdout
