from __future__ import annotations

import gzip
import hashlib
import io
import json
import zipfile
from pathlib import Path

import pytest
from fastwarc.warc import ArchiveIterator

from tests.fakes import NOON
from verify.errors import ReportError
from verify.fetch.answer_bytes import StoredAnswer
from verify.fetch.answer_store import Shelf, answer_key
from verify.fetch.cache import open_cache
from verify.storage.wacz import export_wacz

URLS = ("https://www.harbour.example/crane?b=2&a=1", "https://annex.example:8443/")


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    shelf = Shelf(open_cache(tmp_path / "cache", warn=pytest.fail))
    for space, url in (*(("page", url) for url in URLS), ("api", "https://search.example/?q=secret")):
        answer = StoredAnswer(url=url, status=200, content_type="text/html", retrieved_at=NOON, body=url.encode() * 9)
        shelf.keep(answer_key(url, space), answer)
    shelf.close()
    return tmp_path / "cache"


def test_each_page_is_found_at_the_place_that_the_index_names(cache: Path, tmp_path: Path) -> None:
    assert export_wacz(cache, tmp_path / "p.wacz", warn=pytest.fail) == 2
    with zipfile.ZipFile(tmp_path / "p.wacz") as archive:
        held = {name: archive.read(name) for name in archive.namelist()}

    lines = held["indexes/index.cdx"].decode().splitlines()
    assert lines == sorted(lines)
    assert [line.split()[0] for line in lines] == ["example,annex:8443)/", "example,harbour)/crane?a=1&b=2"]
    for line in lines:
        told = json.loads(line.split(" ", 2)[2])
        start = int(told["offset"])
        packed = held["archive/data.warc.gz"][start : start + int(told["length"])]
        (record,) = ArchiveIterator(io.BytesIO(gzip.decompress(packed)))
        assert record.headers["WARC-Target-URI"] == told["url"]
    listed = [json.loads(line).get("url") for line in held["pages/pages.jsonl"].splitlines()]
    assert sorted(filter(None, listed)) == sorted(URLS)
    for resource in json.loads(held["datapackage.json"])["resources"]:
        assert resource["hash"] == f"sha256:{hashlib.sha256(held[resource['path']]).hexdigest()}"
        assert resource["bytes"] == len(held[resource["path"]])
    assert b"search.example" not in gzip.decompress(held["archive/data.warc.gz"])


def test_another_file_is_not_written_over(cache: Path, tmp_path: Path) -> None:
    (tmp_path / "notes.wacz").write_text("mine", "utf-8")

    with pytest.raises(ReportError, match="no WACZ file"):
        export_wacz(cache, tmp_path / "notes.wacz", warn=pytest.fail)
    for _ in range(2):
        export_wacz(cache, tmp_path / "p.wacz", warn=pytest.fail)
