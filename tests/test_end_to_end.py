"""The program as a user runs it, in a process of its own, against a server with real sockets on this machine."""

from __future__ import annotations

import asyncio
import json
import os
import re
import signal
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.hostile import Asked, Misdeed, after, answer, hostile_server, silence
from verify.jobs.pool import processors
from verify.pipeline.all_drafts import DRAFTS_AT_ONCE

WORDS = "We will open both sluices on Friday and keep them open until the river has fallen"
PAGE = f"""<!doctype html><html lang="en"><head><title>Sluices</title>
<meta property="article:published_time" content="2026-02-10T08:00:00Z"></head><body><article><h1>Sluices to open</h1>
<p>The water board of Lindale met for three hours on Monday and heard the engineers of the northern district.</p>
<p>“{WORDS},” said Ida Moen, who chairs the board.</p>
<p>Farmers on the lower meadows had asked for the step since the first week of the year, when the dike began to leak.</p>
</article></body></html>""".encode()


@dataclass(frozen=True)
class Ran:
    """What a run of the program left behind."""

    code: int
    out: str
    err: str

    def claims(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = json.loads(self.out)["drafts"][0]["claims"]
        return found


async def verify(folder: Path, *arguments: str) -> Ran:
    return await ended(await started(folder, *arguments))


async def started(folder: Path, *arguments: str) -> asyncio.subprocess.Process:
    environ = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", "verify", *arguments, "--cache-dir", str(folder / "cache"), "--isolated",
        cwd=folder, env=environ, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip


async def ended(process: asyncio.subprocess.Process) -> Ran:
    out, err = await process.communicate()
    return Ran(int(process.returncode or 0), out.decode(), err.decode())


def run(
    folder: Path, routes: Mapping[str, Misdeed], *rounds: tuple[str, ...], words: str = WORDS
) -> tuple[list[Ran], list[str]]:
    """Serve *routes*, write a draft that links `/story` there, and run the program once for each of *rounds*."""

    async def go() -> tuple[list[Ran], list[str]]:
        async with hostile_server(routes) as server:
            draft = folder / "draft.md"
            draft.write_text(f"[The board]({server.url('/story')}) met. “{words},” Ida Moen said.\n", "utf-8")
            allow = ("--allow-private", f"127.0.0.1:{server.port}")
            ran = [await verify(folder, "draft.md", "-f", "json", "-p", "links", *allow, *more) for more in rounds]
            return ran, server.paths()

    return asyncio.run(go())


def test_a_linked_page_that_carries_the_words_corroborates_them(tmp_path: Path) -> None:
    (ran,), asked = run(tmp_path, {"/story": answer(PAGE)}, ())

    claim = ran.claims()[0]
    assert (ran.code, claim["outcome"], claim["speaker"]["name"]) == (0, "corroborated", "Ida Moen")
    assert claim["evidence"][0]["match"]["speaker"] == "Ida Moen"
    assert claim["looked"]["providers"]["links"] == "hits"
    assert sorted(asked) == ["/robots.txt", "/story"]
    assert "Traceback" not in ran.err


def test_a_dropped_word_is_found_and_sets_the_exit_code(tmp_path: Path) -> None:
    (ran,), _ = run(tmp_path, {"/story": answer(PAGE)}, (), words=WORDS.replace("until", "unless"))

    assert (ran.code, ran.claims()[0]["outcome"]) == (1, "altered")


def test_a_second_run_comes_from_the_cache_and_offline_says_the_same(tmp_path: Path) -> None:
    (first, second, offline), asked = run(tmp_path, {"/story": answer(PAGE)}, (), (), ("--offline",))

    assert len(asked) == 2
    assert [claim["outcome"] for claim in second.claims()] == [claim["outcome"] for claim in first.claims()]
    assert [claim["outcome"] for claim in offline.claims()] == [claim["outcome"] for claim in first.claims()]


def test_a_page_that_robots_refuse_is_not_read_and_the_claim_is_unchecked(tmp_path: Path) -> None:
    robots = answer(b"User-agent: *\nDisallow: /\n", kind="text/plain")
    (ran,), asked = run(tmp_path, {"/robots.txt": robots, "/story": answer(PAGE)}, ())

    claim = ran.claims()[0]
    assert (ran.code, claim["outcome"], claim["reason"]) == (3, "unchecked", "page_unread")
    assert claim["looked"]["failures"][0]["reason"] == "robots"
    assert asked == ["/robots.txt"]


def test_the_recorded_opt_out_reads_a_linked_page_all_the_same(tmp_path: Path) -> None:
    robots = answer(b"User-agent: *\nDisallow: /\n", kind="text/plain")
    (ran,), _ = run(tmp_path, {"/robots.txt": robots, "/story": answer(PAGE)}, ("--no-robots",))

    assert ran.claims()[0]["outcome"] == "corroborated"
    assert json.loads(ran.out)["robots_ignored"] is True


def test_a_server_that_never_answers_ends_at_the_drafts_deadline(tmp_path: Path) -> None:
    (ran,), _ = run(tmp_path, {"/story": silence()}, ("--timeout", "1"))

    claim = ran.claims()[0]
    assert (ran.code, claim["outcome"], claim["reason"]) == (3, "unchecked", "timeout")


async def interrupted(folder: Path, *more: str, times: int = 1, drafts: int = 2) -> Ran:
    """The run on a story that is there and on others that never come, interrupted once these have been asked for."""
    asked = asyncio.Event()

    async def told(request: Asked, writer: asyncio.StreamWriter) -> None:
        asked.set()
        await silence()(request, writer)

    async with hostile_server({"/story": answer(PAGE), "/slow": told}) as server:
        names = ["story", *(f"slow{number}" for number in range(1, drafts))]
        for name in names:
            text = f"[The board]({server.url('/' + name.rstrip('0123456789'))}) met. “{WORDS},” Ida Moen said.\n"
            (folder / f"{name}.md").write_text(text, "utf-8")
        allow = ("--allow-private", f"127.0.0.1:{server.port}")
        process = await started(folder, *(f"{name}.md" for name in names), "-p", "links", *allow, *more)
        await asked.wait()
        for _ in range(times):
            process.send_signal(signal.SIGINT)
        return await ended(process)


def test_an_interrupted_run_keeps_the_drafts_that_were_finished(tmp_path: Path) -> None:
    ran = asyncio.run(interrupted(tmp_path, "-f", "json"))

    report = json.loads(ran.out)
    assert (ran.code, report["complete"], report["not_begun"]) == (130, False, [])
    assert [draft["path"] for draft in report["drafts"]] == ["story.md", "slow1.md"]
    claim = report["drafts"][1]["claims"][0]
    assert (claim["reason"], claim["interrupted"]) == ("timeout", True)
    assert "interrupted" in claim["because"]
    assert "Traceback" not in ran.err


def test_the_report_of_an_interrupted_run_blames_no_time_and_counts_what_was_not_begun(tmp_path: Path) -> None:
    waiting = max(DRAFTS_AT_ONCE, processors())
    ran = asyncio.run(interrupted(tmp_path, "-o", "github=log", drafts=waiting + 4))

    for text in (" ".join(ran.out.split()), (tmp_path / "log").read_text("utf-8")):
        # One more has begun where the story was done by then.
        assert re.search(r"this report is not complete; [34] drafts were not begun\.", text)
        assert "--timeout" not in text
        assert "time for this draft" not in text
    assert "the run was interrupted" in " ".join(ran.out.split())


def test_interrupts_that_follow_one_another_leave_no_traceback_and_lose_nothing(tmp_path: Path) -> None:
    ran = asyncio.run(interrupted(tmp_path, "-f", "json", times=2))

    report = json.loads(ran.out)
    assert (ran.code, report["complete"]) == (130, False)
    assert "slow1.md" in [*report["not_begun"], *(draft["path"] for draft in report["drafts"])]
    assert len(list((tmp_path / "cache/reports").glob("*.json"))) == 1
    assert ran.err.count("\n") <= 1
    assert "Traceback" not in ran.err


def test_a_late_answer_is_waited_for(tmp_path: Path) -> None:
    (ran,), _ = run(tmp_path, {"/story": after(0.3, answer(PAGE))}, ())

    assert ran.claims()[0]["outcome"] == "corroborated"


def test_a_private_address_that_was_not_allowed_is_never_asked(tmp_path: Path) -> None:
    async def go() -> tuple[Ran, list[str]]:
        async with hostile_server({"/story": answer(PAGE)}) as server:
            (tmp_path / "draft.md").write_text(f"[Board]({server.url('/story')}): “{WORDS},” Ida Moen said.\n", "utf-8")
            return await verify(tmp_path, "draft.md", "-f", "json", "-p", "links"), server.paths()

    ran, asked = asyncio.run(go())

    assert asked == []
    assert ran.claims()[0]["outcome"] == "unchecked"


def test_one_bad_draft_among_others_does_not_lose_them(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(f"“{WORDS},” Ida Moen said.\n", "utf-8")
    (tmp_path / "bad.txt").write_bytes(b"\x00\x01\x02" * 300)
    ran = asyncio.run(verify(tmp_path, "bad.txt", "good.txt", "missing.txt", "-f", "json", "-p", "none"))

    report = json.loads(ran.out)
    assert ran.code == 2
    assert [draft["path"] for draft in report["drafts"]] == ["good.txt"]
    assert [error["path"] for error in report["errors"]] == ["bad.txt", "missing.txt"]
    assert all(line.startswith("error: ") for line in ran.err.splitlines())


def test_the_users_own_material_confirms_without_any_network(tmp_path: Path) -> None:
    (tmp_path / "draft.txt").write_text(f"“{WORDS},” Ida Moen said.\n", "utf-8")
    tapes = tmp_path / "tapes"
    tapes.mkdir()
    (tapes / "moen.txt").write_text(f"Interview, Monday.\n\n“{WORDS},” said Ida Moen.\n", "utf-8")
    ran = asyncio.run(verify(tmp_path, "draft.txt", "-f", "json", "-p", "none", "--evidence", "tapes"))

    claim = ran.claims()[0]
    assert (ran.code, claim["outcome"]) == (0, "corroborated")
    assert claim["evidence"][0]["url"].startswith("file:")
