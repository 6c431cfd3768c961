"""Quotation files are fetched one after the other, once, from a server that may do anything."""

from __future__ import annotations

import asyncio
import gzip
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path

from tests.fakes import FakeFetcher
from tests.hostile import Misdeed, answer, hostile_server, redirect
from verify.evidence.fetch_gqg import Downloaded, fetch_gqg
from verify.fetch.cache import MemoryCache
from verify.fetch.client import PoliteFetcher
from verify.fetch.policy import FetchPolicy
from verify.model.page import Unread

DAY = date(2026, 3, 15)
LATER = datetime(2026, 3, 20, tzinfo=UTC)
LINE = b'{"url": "https://gazette.example/tram", "quotes": []}\n'
PLACE = "https://files.example/"


def from_server(folder: Path, routes: Mapping[str, Misdeed], *, now: datetime = LATER) -> tuple[Downloaded, list[str]]:
    async def work() -> tuple[Downloaded, list[str]]:
        async with hostile_server(routes) as server:
            places = (server.url("/first/"), server.url("/second/"))
            port = int(places[0].split(":")[2].split("/")[0])
            policy = FetchPolicy(allow_private=frozenset({("127.0.0.1", port)}), pace={"*": 0.0}, tries=1)
            async with PoliteFetcher(policy, MemoryCache(), now=lambda: now) as fetcher:
                done = await fetch_gqg(fetcher, folder, DAY, DAY, now=now, progress=lambda _: None, places=places)
            return done, server.paths()

    return asyncio.run(work())


def test_files_come_whole_at_the_minutes_where_they_are_and_are_not_asked_for_again(tmp_path: Path) -> None:
    routes = {
        "/first/20260315000100.gqg.json.gz": answer(gzip.compress(LINE), kind="application/octet-stream"),
        "/first/20260315001700.gqg.json.gz": answer(
            gzip.compress(LINE), kind="application/json", headers="Content-Encoding: gzip\r\n"
        ),
    }

    once, first = from_server(tmp_path, routes)
    again, second = from_server(tmp_path, routes)

    assert (once.fetched, once.absent, once.failures) == (2, 94, ())
    assert (again.fetched, again.held, again.absent, second) == (0, 2, 94, [])
    assert len(first) == 1 + 3 + 94 * 3
    assert [gzip.decompress(path.read_bytes()) for path in sorted(tmp_path.glob("*.gz"))] == [LINE, LINE]
    assert not list(tmp_path.glob(".*"))


def test_where_the_address_leads_elsewhere_the_rest_is_asked_for_there(tmp_path: Path) -> None:
    name = "20260315000100.gqg.json.gz"
    routes = {f"/first/{name}": redirect(f"/second/{name}"), f"/second/{name}": answer(gzip.compress(LINE))}

    done, paths = from_server(tmp_path, routes)

    assert done.fetched == 1
    assert sum(path.startswith("/first/") for path in paths) == 1


def test_a_server_that_refuses_is_left_in_peace_after_three_files(tmp_path: Path) -> None:
    asked = FakeFetcher(pages=_every(Unread(url=PLACE, reason="limited", status=429)))

    done = _with(asked, tmp_path)

    assert len(asked.asked) == len(done.failures) == 3
    assert done.stopped.endswith("limited; the same command goes on from there")


def test_an_error_page_in_place_of_a_file_is_no_file(tmp_path: Path) -> None:
    done = _with(FakeFetcher(pages=_every("<html>Sorry</html>")), tmp_path)

    assert done.fetched == 0
    assert done.failures[0].detail == "answered in a form this version does not know"
    assert not list(tmp_path.glob("*.gz"))


def test_what_is_not_there_yet_is_asked_for_again_and_what_is_too_new_not_at_all(tmp_path: Path) -> None:
    early = datetime(2026, 3, 15, 0, 35, tzinfo=UTC)

    first, second = FakeFetcher(), FakeFetcher()
    done, again = _with(first, tmp_path, now=early), _with(second, tmp_path, now=early)

    assert (done.absent, again.absent) == (2, 2)
    assert [request.url for request in first.asked] == [request.url for request in second.asked]


def _every(found: str | Unread) -> dict[str, str | Unread | bytes]:
    minutes = [f"{hour:02}{minute:02}" for hour in range(24) for minute in range(60)]
    return {f"{PLACE}20260315{each}00.gqg.json.gz": found for each in minutes}


def _with(fetcher: FakeFetcher, folder: Path, *, now: datetime = LATER) -> Downloaded:
    return asyncio.run(fetch_gqg(fetcher, folder, DAY, DAY, now=now, progress=lambda _: None, places=(PLACE,)))
