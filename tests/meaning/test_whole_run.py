"""A run with the reader `llm` in a process of its own, against a page and a model on this machine."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from tests.hostile import Hostile, Misdeed, answer, hostile_server
from tests.meaning.models import PATH, model
from tests.meaning.tiny import made
from verify.reports.from_json import parse_report
from verify.reports.json import JsonReport

WORDS = "We must dredge the harbour mouth before the first storms arrive"
NEAR = "The harbour mouth is silting up and every storm makes it worse"
PAGE = f"""<!doctype html><html lang="en"><head><title>Harbour</title></head><body><article><h1>The harbour mouth</h1>
<p>The harbour board of Lindale met for three hours on Monday and heard the engineers of the northern district.</p>
<p>“{NEAR},” said Joanna Roe, the harbour master.</p>
<p>Fishermen had asked for the step since the first week of the year, when a trawler ran aground on the bar.</p>
</article></body></html>""".encode()
KEY = "sk-very-secret-key"


def same(first: str, second: str) -> str:
    return "same" if {text.rstrip(",") for text in (first, second)} == {WORDS, NEAR} else "different"


async def verified(folder: Path, server: Hostile, reader: Mapping[str, str], *more: str) -> dict[str, Any]:
    environ = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
    environ |= reader
    allow = ("--allow-private", f"127.0.0.1:{server.port}", "--cache-dir", str(folder / "cache"), "--isolated")
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "verify", "draft.md", "-f", "json", "-p", "links", *allow, *more,
        cwd=folder, env=environ, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    out, err = await process.communicate()
    assert KEY not in out.decode() + err.decode()
    assert out, err.decode()
    report: dict[str, Any] = json.loads(out)
    assert JsonReport().render(parse_report(out.decode())) == out.decode()
    return report


def runs(folder: Path, said: Misdeed, *rounds: Sequence[str], linked: str = "") -> tuple[list[dict[str, Any]], Hostile]:
    async def go() -> tuple[list[dict[str, Any]], Hostile]:
        routes = {PATH: said, "/trap": answer(PAGE)}
        async with hostile_server({"/story": answer(PAGE)}) as server, hostile_server(routes) as reader:
            link = reader.url(linked) if linked else server.url("/story")
            draft = f"[The board]({link}) met. “{WORDS},” said Joanna Roe, the harbour master.\n"
            (folder / "draft.md").write_text(draft, "utf-8")
            at = {"VERIFY_READER_URL": reader.url("/v1"), "VERIFY_READER_MODEL": "small-1", "VERIFY_READER_KEY": KEY}
            return [await verified(folder, server, at, *more) for more in rounds], reader

    return asyncio.run(go())


def test_a_reader_is_asked_only_when_named_and_its_answers_repeat_offline(tmp_path: Path) -> None:
    named = ("--reader", "llm")
    (without, read, repeated), reader = runs(tmp_path, model(same), (), named, (*named, "--offline"))

    outcomes = [each["drafts"][0]["claims"][0]["outcome"] for each in (without, read, repeated)]
    assert outcomes == ["not_found", "paraphrased", "paraphrased"]
    assert reader.paths() == [PATH, PATH]
    assert without["reader"] is None
    assert read["reader"] == repeated["reader"] == {"name": "llm", "model": "small-1", "prompt_version": "2"}
    assert "judged by small-1 (llm)" in read["drafts"][0]["claims"][0]["because"]


def test_no_page_leads_a_run_to_the_host_of_the_reader(tmp_path: Path) -> None:
    (ran,), reader = runs(tmp_path, model(same), ("--reader", "llm"), linked="/trap")

    assert ran["drafts"][0]["claims"][0]["outcome"] == "unchecked"
    assert reader.asked == []


def test_a_model_on_this_machine_is_asked_where_it_is_named_and_its_answers_repeat_offline(tmp_path: Path) -> None:
    # The model takes what holds "follows" to follow.
    words, near = f"It follows that {WORDS[0].lower()}{WORDS[1:]}", f"It follows that {NEAR[0].lower()}{NEAR[1:]}"
    named = ("--reader", "nli")

    async def go() -> list[dict[str, Any]]:
        async with hostile_server({"/story": answer(PAGE.replace(NEAR.encode(), near.encode()))}) as server:
            draft = f"[The board]({server.url('/story')}) met. “{words},” said Joanna Roe, the harbour master.\n"
            (tmp_path / "draft.md").write_text(draft, "utf-8")
            at = {"VERIFY_READER_MODEL": str(made(tmp_path / "small"))}
            return [await verified(tmp_path, server, at, *more) for more in ((), named, (*named, "--offline"))]

    without, read, repeated = asyncio.run(go())

    outcomes = [each["drafts"][0]["claims"][0]["outcome"] for each in (without, read, repeated)]
    assert outcomes == ["not_found", "paraphrased", "paraphrased"]
    assert read["reader"] == repeated["reader"]
    assert (read["reader"]["name"], read["reader"]["model"].split()[0]) == ("nli", "small")
    assert f"judged by {read['reader']['model']} (nli)" in read["drafts"][0]["claims"][0]["because"]
