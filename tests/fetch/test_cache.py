from __future__ import annotations

import os
import pickle
import shutil
import signal
import sqlite3
import stat
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fakes import NOON
from verify.fetch.answer_bytes import StoredAnswer, encode_answer
from verify.fetch.answer_store import Shelf, answer_key
from verify.fetch.cache import DiskCache, MemoryCache, open_cache

ANSWER = StoredAnswer(url="", status=200, content_type="text/html", retrieved_at=NOON)

unix_only = pytest.mark.skipif(os.name != "posix", reason="file modes and signals of Unix")


def opened(folder: Path) -> tuple[DiskCache, list[str]]:
    warnings: list[str] = []
    cache = open_cache(folder, warn=warnings.append)
    assert isinstance(cache, DiskCache)
    return cache, warnings


def database(folder: Path) -> Path:
    return folder / "answers" / "cache.db"


def edit(folder: Path, statement: str, *values: object) -> None:
    with closing(sqlite3.connect(database(folder))) as connection:
        connection.execute(statement, values)
        connection.commit()


class Trap:
    """Unpickled, it leaves a file behind."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> tuple[object, ...]:
        return (os.mkdir, (str(self.path),))


def test_what_was_kept_is_there_for_the_next_run(tmp_path: Path) -> None:
    cache, warnings = opened(tmp_path)
    cache.put("a", b"one")
    cache.put("b", bytes(2_000_000))
    cache.close()

    again, _ = opened(tmp_path)

    assert (again.get("a"), len(again.get("b") or b"")) == (b"one", 2_000_000)
    assert again.get("c") is None
    assert sorted(again.keys()) == ["a", "b"]
    assert warnings == []
    again.close()


def test_what_is_dropped_is_gone(tmp_path: Path) -> None:
    cache, _ = opened(tmp_path)
    cache.put("a", b"one")
    cache.drop("a")
    cache.put("b", b"two")

    assert cache.get("a") is None
    assert cache.clear() == 1
    assert cache.get("b") is None
    cache.close()


@unix_only
def test_nobody_else_may_read_it(tmp_path: Path) -> None:
    cache, _ = opened(tmp_path)
    cache.put("a", b"one")

    assert stat.S_IMODE(database(tmp_path).parent.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in database(tmp_path).parent.iterdir()} == {0o600}
    cache.close()


def test_an_edited_database_unpickles_nothing(tmp_path: Path) -> None:
    trap = tmp_path / "sprung"
    pickle.loads(pickle.dumps(Trap(tmp_path / "works")))
    assert (tmp_path / "works").exists()
    cache, _ = opened(tmp_path)
    for key in ("value", "key", "file"):
        cache.put(key, b"good")
    cache.close()
    payload = pickle.dumps(Trap(trap))
    (tmp_path / "answers" / "evil.val").write_bytes(payload)
    edit(tmp_path, "UPDATE Cache SET mode = 4, value = ? WHERE key = 'value'", payload)
    edit(tmp_path, "UPDATE Cache SET key = ?, raw = 0 WHERE key = 'key'", payload)
    edit(tmp_path, "UPDATE Cache SET mode = 4, value = NULL, filename = 'evil.val' WHERE key = 'file'")

    again, _ = opened(tmp_path)
    assert [again.get(key) for key in ("value", "key", "file")] == [None, None, None]
    assert "key" not in list(again.keys())
    again.put("value", b"new")
    assert again.get("value") == b"new"
    again.drop("file")
    again.clear()
    again.close()

    assert not trap.exists()


def test_a_file_that_a_row_names_is_neither_read_nor_deleted(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_bytes(b"mine")
    cache, _ = opened(tmp_path)
    cache.put("a", b"one")
    cache.put("b", b"two")
    cache.close()
    edit(tmp_path, "UPDATE Cache SET mode = 2, value = NULL, filename = '../secret.txt'")

    again, _ = opened(tmp_path)
    assert again.get("a") is None
    again.drop("a")
    again.clear()
    again.close()

    assert secret.read_bytes() == b"mine"


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("sqlite_journal_mode", "off"),
        ("eviction_policy", "none"),
        ("cull_limit", 0),
        ("size_limit", 1),
        ("disk_min_file_size", 0),
    ],
)
def test_settings_in_the_file_do_not_win(tmp_path: Path, key: str, value: object) -> None:
    cache, _ = opened(tmp_path)
    cache.put("a", b"one")
    cache.close()
    edit(tmp_path, "UPDATE Settings SET value = ? WHERE key = ?", value, key)

    again, warnings = opened(tmp_path)
    again.put("b", bytes(100_000))

    assert (again.get("a"), again.get("b")) == (b"one", bytes(100_000))
    assert warnings == []
    assert [path.name for path in database(tmp_path).parent.iterdir() if path.is_dir()] == []
    again.close()


@pytest.mark.parametrize("key", ["get", "sqlite_writable_schema", "_sql", "disk_get", "__class__"])
def test_a_file_with_settings_of_somebody_else_is_set_aside(tmp_path: Path, key: str) -> None:
    cache, _ = opened(tmp_path)
    cache.put("a", b"one")
    cache.close()
    edit(tmp_path, "INSERT INTO Settings VALUES (?, 1)", key)

    again, warnings = opened(tmp_path)
    again.put("b", b"two")

    assert again.get("b") == b"two"
    assert len(warnings) == 1
    assert "set aside" in warnings[0]
    assert database(tmp_path).with_name("set-aside.db").exists()
    again.close()


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="open files are listed by Linux")
def test_a_file_that_is_set_aside_is_not_kept_open(tmp_path: Path) -> None:
    opened(tmp_path)[0].close()
    edit(tmp_path, "INSERT INTO Settings VALUES ('get', 1)")

    again, _ = opened(tmp_path)

    set_aside = database(tmp_path).with_name("set-aside.db")
    assert set_aside not in [handle.readlink() for handle in Path("/proc/self/fd").iterdir() if handle.exists()]
    again.close()


@pytest.mark.parametrize(
    "damage", [b"not a database at all, and longer than a page" * 100, b"", b"SQLite format 3\0" + bytes(5_000)]
)
def test_a_damaged_file_costs_one_warning_at_most(tmp_path: Path, damage: bytes) -> None:
    cache, _ = opened(tmp_path)
    cache.put("a", b"one")
    cache.close()
    database(tmp_path).write_bytes(damage)

    again, warnings = opened(tmp_path)
    again.put("a", b"two")

    assert again.get("a") == b"two"
    assert len(warnings) <= 1
    again.close()


def test_damage_in_the_middle_is_noticed_when_it_is_met(tmp_path: Path) -> None:
    cache, _ = opened(tmp_path)
    for n in range(50):
        cache.put(str(n), os.urandom(20_000))
    cache.close()
    data = bytearray(database(tmp_path).read_bytes())
    data[8_192:] = b"\xff" * (len(data) - 8_192)
    database(tmp_path).write_bytes(data)

    again, warnings = opened(tmp_path)
    found = [again.get(str(n)) for n in range(50)]
    again.put("new", b"new")

    assert again.get("new") == b"new"
    assert len(found) == 50
    assert len(warnings) <= 2
    again.close()


@given(edits=st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 255)), max_size=30), keep=st.floats(0, 1))
@settings(max_examples=12, deadline=None)
def test_whatever_happens_to_the_file_a_value_is_right_or_missing(edits: list[tuple[int, int]], keep: float) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        cache, _ = opened(folder)
        kept = {
            answer_key(f"u{n}", "page"): encode_answer(replace(ANSWER, url=f"u{n}", body=bytes([n]) * 5_000))
            for n in range(8)
        }
        for key, data in kept.items():
            cache.put(key, data)
        cache.close()
        content = bytearray(database(folder).read_bytes())
        for at, value in edits:
            content[at % len(content)] = value
        database(folder).write_bytes(content[: int(len(content) * keep)])

        again, warnings = opened(folder)
        shelf = Shelf(again)
        found = [shelf.answer(key) for key in kept]
        again.put("new", b"new")

        assert all(answer is None or answer.body == bytes([n]) * 5_000 for n, answer in enumerate(found))
        assert again.get("new") == b"new"
        assert len(warnings) <= 2
        again.close()


_FULL = """
import resource, sys
from pathlib import Path
from verify.fetch.cache import open_cache
cache = open_cache(Path(sys.argv[1]), warn=lambda line: print("warned:", line))
cache.put("small", b"kept")
cache.put("old", b"old")
resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))
for n in range(9):
    cache.put(str(n), bytes(100_000))
cache.put("old", b"new")
cache.drop("small")
print([len(cache.get(str(n)) or b"") for n in range(9)], cache.get("old"), cache.get("small"))
"""


@unix_only
def test_a_full_disk_costs_one_warning_and_nothing_that_was_kept(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _FULL, str(tmp_path)], capture_output=True, text=True, check=True, timeout=60
    )

    *warned, last = done.stdout.splitlines()
    assert len(warned) == 1
    assert warned[0].startswith("warned: ")
    assert last == f"{[100_000] * 9} {b'new'!r} None"
    assert done.stderr == ""
    cache, warnings = opened(tmp_path)
    assert cache.get("small") == b"kept"
    assert warnings == []
    cache.close()


def test_a_folder_that_vanishes_in_the_middle_is_done_without(tmp_path: Path) -> None:
    cache, _ = opened(tmp_path)
    cache.put("a", b"one")
    shutil.rmtree(tmp_path)

    for n in range(5):
        cache.put(str(n), bytes(100_000))

    assert cache.get("missing") is None
    cache.close()


def test_a_folder_that_cannot_be_used_is_done_without(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("x")
    warnings: list[str] = []

    cache = open_cache(blocked, warn=warnings.append)
    cache.put("a", b"one")

    assert isinstance(cache, MemoryCache)
    assert cache.get("a") == b"one"
    assert len(warnings) == 1


@unix_only
def test_a_database_that_is_a_link_is_not_followed(tmp_path: Path) -> None:
    target = tmp_path / "elsewhere.db"
    target.write_bytes(b"")
    (tmp_path / "answers").mkdir()
    database(tmp_path).symlink_to(target)
    warnings: list[str] = []

    open_cache(tmp_path, warn=warnings.append).put("a", b"one")

    assert len(warnings) == 1
    assert target.read_bytes() == b""


@unix_only
@pytest.mark.skipif(os.name == "posix" and os.geteuid() != 0, reason="only root can give a folder away")
def test_a_folder_of_somebody_else_is_done_without(tmp_path: Path) -> None:
    (tmp_path / "answers").mkdir()
    os.chown(tmp_path / "answers", 12_345, 12_345)
    warnings: list[str] = []

    open_cache(tmp_path, warn=warnings.append)

    assert len(warnings) == 1
    assert "belongs to somebody else" in warnings[0]


def test_a_locked_database_is_not_waited_for(tmp_path: Path) -> None:
    cache, warnings = opened(tmp_path)
    cache.put("a", b"one")
    began = time.monotonic()
    with closing(sqlite3.connect(database(tmp_path), isolation_level=None)) as holder:
        holder.execute("BEGIN EXCLUSIVE")
        cache.put("b", b"two")
        kept = cache.get("b")
        cache.put("c", b"three")
        holder.execute("ROLLBACK")

    assert kept == b"two"
    assert len(warnings) == 1
    # The library alone would wait for a minute.
    assert time.monotonic() - began < 45
    cache.close()


def test_two_runs_at_once_keep_what_either_keeps(tmp_path: Path) -> None:
    one, warnings = opened(tmp_path)
    two, more = opened(tmp_path)
    for n in range(20):
        one.put(f"one{n}", b"1")
        two.put(f"two{n}", b"2")

    assert [two.get(f"one{n}") for n in range(20)] == [b"1"] * 20
    assert [one.get(f"two{n}") for n in range(20)] == [b"2"] * 20
    assert warnings == more == []
    one.close()
    two.close()


_WRITER = """
import sys
from pathlib import Path
from verify.fetch.cache import open_cache
cache = open_cache(Path(sys.argv[1]), warn=lambda line: None)
for n in range(100_000):
    cache.put(str(n), bytes([n % 256]) * 30_000)
    sys.stdout.write(f"{n}\\n")
    sys.stdout.flush()
"""


@unix_only
@pytest.mark.parametrize("after", [0, 3, 20])
def test_a_writer_that_is_killed_loses_nothing_it_had_stored(tmp_path: Path, after: int) -> None:
    with subprocess.Popen([sys.executable, "-c", _WRITER, str(tmp_path)], stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        stored = [int(writer.stdout.readline()) for _ in range(after + 1)]
        writer.send_signal(signal.SIGKILL)

    cache, warnings = opened(tmp_path)

    assert [cache.get(str(n)) for n in stored] == [bytes([n % 256]) * 30_000 for n in stored]
    assert warnings == []
    cache.put("next", b"goes on")
    assert cache.get("next") == b"goes on"
    cache.close()


def test_memory_forgets_the_oldest_first() -> None:
    cache = MemoryCache(limit=10)
    for key in "abc":
        cache.put(key, bytes(4))

    assert [cache.get(key) is not None for key in "abc"] == [False, True, True]
    cache.put("b", bytes(6))
    assert [cache.get(key) is not None for key in "bc"] == [True, True]
