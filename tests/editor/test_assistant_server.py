"""`verify mcp`, asked by the protocol's own client over standard input and output."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from mcp import ClientSession, StdioServerParameters, stdio_client
from mcp.types import CallToolResult, TextContent

from tests.cli.running import settled, verify
from verify.editor.assistant_server import MOST_CHARACTERS

KEPT = "The ferry keeps its six crossings a day and its night boat"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "desk"
    (folder / "drafts").mkdir(parents=True)
    (folder / "talk").mkdir()
    (folder / "verify.toml").write_text("", "utf-8")
    (folder / "talk/council.txt").write_text(f"Mayor Ana Reyes said: “{KEPT}.”\n", "utf-8")
    (folder / "drafts/ferry.md").write_text(f"“{KEPT.replace('six', 'nine')},” Ana Reyes said.\n", "utf-8")
    (tmp_path / "secret.md").write_text("“Nobody outside may read this line here,” Ana Reyes said.\n", "utf-8")
    (folder / "drafts/link.md").symlink_to(tmp_path / "secret.md")
    return folder


@asynccontextmanager
async def assisting(folder: Path, *options: str) -> AsyncIterator[ClientSession]:
    """A client with `verify mcp` started in *folder* with *options*."""
    environ = {name: value for name, value in os.environ.items() if not name.startswith("VERIFY_")} | settled(folder)
    arguments = ["-m", "verify", "mcp", *options]
    started = StdioServerParameters(command=sys.executable, args=arguments, cwd=folder, env=environ)
    async with stdio_client(started) as (read, write), ClientSession(read, write) as session:
        await session.initialize()
        yield session


def said(result: CallToolResult) -> str:
    (content,) = result.content
    assert isinstance(content, TextContent)
    return content.text


def answers(folder: Path, *calls: tuple[str, dict[str, str]], options: tuple[str, ...] = ()) -> list[CallToolResult]:
    """What the tools answer to *calls*, one after the other."""

    async def ask() -> list[CallToolResult]:
        async with assisting(folder, *options) as session:
            return [await session.call_tool(name, arguments) for name, arguments in calls]

    return asyncio.run(ask())


def test_the_tools_are_read_only_and_ask_nobody_unless_the_operator_says_so(folder: Path) -> None:
    async def ask(*options: str) -> dict[str, tuple[bool | None, bool | None]]:
        async with assisting(folder, *options) as session:
            tools = (await session.list_tools()).tools
            hints = {tool.name: tool.annotations for tool in tools}
            return {name: (each.read_only_hint, each.open_world_hint) for name, each in hints.items() if each}

    assert asyncio.run(ask()) == dict.fromkeys(
        ("check_draft", "check_quotation", "find_claims", "show_report"), (True, False)
    )
    assert asyncio.run(ask("--network"))["check_draft"] == (True, True)


def test_a_draft_a_quotation_and_its_claims_are_answered_in_words(folder: Path) -> None:
    draft, kept, unknown, claims, reports = answers(
        folder,
        ("check_draft", {"path": "drafts/ferry.md"}),
        ("check_quotation", {"words": f"{KEPT}”\n\n“", "speaker": "Ana Reyes"}),
        ("check_quotation", {"words": "The harbour needs six new cranes by spring", "speaker": "Bo Lind"}),
        ("find_claims", {"text": "“We open the second bridge in May,” Carl Fox said."}),
        ("show_report", {"report": "drafts/ferry.md"}),
        options=("--evidence", "talk", "-p", "none"),
    )

    assert "ALTERED" in said(draft)
    assert "keeps its six crossings" in said(draft)
    assert "CORROBORATED" in said(kept)
    assert "it does not mean that they are true" in said(kept)
    assert "NOT FOUND" in said(unknown)
    assert "it does not mean that they were never said" in said(unknown)
    assert "Carl Fox" in said(claims)
    assert "ALTERED" in said(reports)


def test_what_could_not_be_looked_up_is_said_to_be_unknown(folder: Path) -> None:
    (answer,) = answers(
        folder, ("check_quotation", {"words": KEPT, "speaker": "Ana Reyes", "address": "https://herald.example/ferry"})
    )

    assert "UNCHECKED" in said(answer)
    assert "nothing is known about the words" in said(answer)


@pytest.mark.parametrize(
    "path", ["../secret.md", "drafts/link.md", "/etc/hostname", "drafts", "no.md", "https://a.example", "a\0b"]
)
def test_nothing_outside_the_working_folder_is_read(folder: Path, path: str) -> None:
    results = answers(folder, ("check_draft", {"path": path}), ("find_claims", {"path": path}))

    for result in results:
        assert result.is_error
        assert "not a file below the working folder" in said(result)


def test_reports_on_drafts_of_other_folders_are_not_shown(folder: Path) -> None:
    other = folder.parent / "other"
    other.mkdir()
    (other / "theirs.md").write_text("“We will never sell the old mill,” Carl Fox said.\n", "utf-8")
    shared = ("--cache-dir", str(folder.parent / "kept"))
    verify(other, "theirs.md", "-p", "none", *shared)

    listed, named, path = answers(
        folder,
        ("show_report", {}),
        ("show_report", {"report": "theirs.md"}),
        ("show_report", {"report": str(next((folder.parent / "kept/reports").glob("*.json")))}),
        options=shared,
    )

    assert said(listed) == "no reports on drafts below the working folder"
    assert named.is_error
    assert path.is_error


def test_a_long_answer_is_cut_and_says_so(folder: Path) -> None:
    many = "\n\n".join(f"“The council votes on street number {at} next week,” Carl Fox said." for at in range(400))

    (answer,) = answers(folder, ("find_claims", {"text": many}))

    assert len(said(answer)) <= MOST_CHARACTERS
    assert "characters left out" in said(answer)


def test_words_without_a_speaker_and_odd_addresses_are_refused(folder: Path) -> None:
    results = answers(
        folder,
        ("check_quotation", {"words": "  ", "speaker": "Ana Reyes"}),
        ("check_quotation", {"words": KEPT, "speaker": "Ana Reyes", "address": "file:///etc/hostname"}),
        ("find_claims", {}),
    )

    assert all(result.is_error for result in results)
