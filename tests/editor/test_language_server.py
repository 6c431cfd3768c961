"""`verify lsp`, asked by a real client over standard input and output."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from pathlib import Path

import pytest
from lsprotocol import types

from tests.cli.running import verify_apart
from tests.editor.client import children_of, editing

KEPT = "The ferry keeps its six crossings a day and its night boat"
DRAFT = f"# 🌉 The ferry\n\n🎉🎉 “{KEPT.replace('six', 'nine')},” Mayor Ana Reyes said.\n\n“{KEPT},” Carl Fox said.\n"
FIRST = types.Position(2, 10)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "desk"
    (folder / "drafts").mkdir(parents=True)
    (folder / "talk").mkdir()
    (folder / "verify.toml").write_text("", "utf-8")
    (folder / "talk/council.txt").write_text(f"Mayor Ana Reyes said: “{KEPT}.”\n", "utf-8")
    (folder / "drafts/ferry.md").write_text(DRAFT, "utf-8")
    return folder


def words_at(text: str, at: types.Range) -> str:
    """The words at a range that counts UTF-16."""
    line = text.split("\n")[at.start.line].encode("utf-16-le")
    assert at.start.line == at.end.line
    return line[at.start.character * 2 : at.end.character * 2].decode("utf-16-le")


def test_a_finding_is_underlined_where_its_words_are_and_leads_to_its_page_and_the_guide(folder: Path) -> None:
    async def ask() -> str:
        async with editing(folder, "--evidence", "talk") as editor:
            altered, other = (await editor.open("drafts/ferry.md"))[:2]

            assert (altered.code, other.code) == ("altered", "misattributed")
            assert words_at(DRAFT, altered.range).startswith("The ferry keeps its nine")
            assert words_at(DRAFT, altered.range).endswith("night boat,")
            assert altered.severity is types.DiagnosticSeverity.Error
            assert altered.code_description is not None
            assert altered.code_description.href.endswith("/guide/outcomes.md#altered")
            assert altered.related_information is not None
            related = altered.related_information[0]
            assert related.location.uri == (folder / "talk/council.txt").as_uri()
            assert "keeps its six crossings" in related.message
            return altered.code_description.href.removeprefix("file://").partition("#")[0]

    assert Path(asyncio.run(ask())).is_file()


def test_the_pointer_is_told_speaker_page_and_passage(folder: Path) -> None:
    async def ask() -> None:
        async with editing(folder, "--evidence", "talk") as editor:
            await editor.open("drafts/ferry.md")
            told = await editor.hover("drafts/ferry.md", FIRST)

            assert told is not None
            assert isinstance(told.contents, types.MarkupContent)
            assert told.contents.kind is types.MarkupKind.PlainText
            for words in ("altered", "Speaker: Ana Reyes", "council.txt", "six crossings", "verify explain altered"):
                assert words in told.contents.value
            assert await editor.hover("drafts/ferry.md", types.Position(1, 0)) is None

    asyncio.run(ask())


def test_the_pages_wording_the_speaker_an_ignore_and_the_page_are_offered(folder: Path) -> None:
    async def ask() -> None:
        async with editing(folder, "--evidence", "talk") as editor:
            await editor.open("drafts/ferry.md")
            first = await editor.actions("drafts/ferry.md", FIRST)
            second = await editor.actions("drafts/ferry.md", types.Position(4, 5))
            await editor.command("verify.openPage", (folder / "talk/council.txt").as_uri())
            await editor.command("verify.openPage", "javascript:alert(1)")

            wording = next(each for title, each in first.items() if title.startswith("Use the page's wording"))
            assert "six crossings" in edited(DRAFT, wording)
            assert edited(DRAFT, second["Name the page's speaker: Ana Reyes"]).count("Ana Reyes said") == 2
            ignored = edited(DRAFT, first["Ignore with a reason: own interview"])
            assert 'night boat,” <!-- verify: ignore[altered] reason="own interview" --> Mayor' in ignored
            assert {"Open the page at the words: council.txt", "Look up now (asks the web)"} <= set(first)
            assert editor.shown == [(folder / "talk/council.txt").as_uri()]
            assert any("only pages and files" in message for message in editor.messages)

            editor.change("drafts/ferry.md", DRAFT.replace("nine", "ninety"), 2)
            assert list(await editor.actions("drafts/ferry.md", FIRST)) == ["Look up now (asks the web)"]
            moved = await editor.actions("drafts/ferry.md", types.Position(4, 5))
            assert edited(DRAFT, moved["Name the page's speaker: Ana Reyes"]).count("Ana Reyes said") == 2

    asyncio.run(ask())


def edited(text: str, action: types.Command | types.CodeAction) -> str:
    """*text* after *action*, which is one edit in one line."""
    assert isinstance(action, types.CodeAction)
    assert action.edit is not None
    assert action.edit.changes is not None
    ((edit,),) = action.edit.changes.values()
    lines = text.split("\n")
    line = lines[edit.range.start.line].encode("utf-16-le")
    start, end = edit.range.start.character * 2, edit.range.end.character * 2
    lines[edit.range.start.line] = (line[:start] + edit.new_text.encode("utf-16-le") + line[end:]).decode("utf-16-le")
    return "\n".join(lines)


def test_a_named_source_that_does_not_carry_what_is_taken_from_it_is_underlined_too(folder: Path) -> None:
    draft = f"“{KEPT},” Mayor Ana Reyes said, according to the Harbour Herald.\n"
    (folder / "drafts/ferry.md").write_text(draft, "utf-8")

    async def ask() -> None:
        async with editing(folder, "--evidence", "talk", "--severity", "source_unchecked=warning") as editor:
            found = {each.code: each for each in await editor.open("drafts/ferry.md")}
            code = next(code for code in found if str(code).startswith("source_"))

            assert "Harbour Herald" in words_at(draft, found[code].range)
            assert found[code].severity is types.DiagnosticSeverity.Warning
            assert "Look up now (asks the web)" in await editor.actions("drafts/ferry.md", found[code].range.start)

    asyncio.run(ask())


def test_nothing_is_checked_on_a_key_and_two_hundred_edits_leave_one_answer_and_no_process(folder: Path) -> None:
    async def ask() -> tuple[int, set[int]]:
        async with editing(folder, "--evidence", "talk") as editor:
            await editor.open("drafts/ferry.md")
            for number in range(200):
                editor.change("drafts/ferry.md", DRAFT.replace("nine", "six") + f"\n{number}\n", number + 2)
            assert await editor.hover("drafts/ferry.md", FIRST) is None
            assert editor.found.empty()

            for _ in range(5):
                editor.save("drafts/ferry.md")
            found = await editor.told()
            assert "altered" not in {each.code for each in found}
            server = editor.client._server
            assert server is not None
            started = children_of(server.pid)
            assert len(started) <= 4
        return server.returncode if server.returncode is not None else -1, started

    code, started = asyncio.run(ask())

    assert code == 0
    assert [process for process in started if Path(f"/proc/{process}").exists()] == []


def test_a_server_whose_editor_is_gone_leaves_no_process(folder: Path) -> None:
    async def ask() -> tuple[set[int], int | None]:
        command = (sys.executable, "-m", "verify", "lsp")
        server = await asyncio.create_subprocess_exec(
            *command, cwd=folder, stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE
        )
        assert server.stdin is not None
        server.stdin.close()
        await asyncio.wait_for(server.communicate(), 60)
        return children_of(server.pid), server.returncode

    children, code = asyncio.run(ask())

    assert children == set()
    assert code is not None


def test_looking_up_asks_the_web_and_shows_how_far_it_is(folder: Path) -> None:
    async def ask() -> None:
        # The web of this run is a page that answers nobody: only what the draft links is read.
        address = "http://127.0.0.1:9/ferry"
        (folder / "drafts/ferry.md").write_text(f"{DRAFT}\n[the page]({address})\n", "utf-8")
        async with editing(folder, "-p", "links") as editor:
            (before, *_) = await editor.open("drafts/ferry.md")
            await editor.command("verify.lookUp", editor.uri("drafts/ferry.md"))
            (after, *_) = await editor.told()

            assert (before.code, after.code) == ("unchecked", "unchecked")
            assert "Look up now" in before.message
            assert "Look up now" not in after.message
            kinds = [
                each.value["kind"] if isinstance(each.value, dict) else each.value.kind for each in editor.progress
            ]
            assert (kinds[0], kinds[-1]) == ("begin", "end")

    asyncio.run(ask())


def test_looking_up_can_be_cancelled_and_the_editor_goes_on(folder: Path) -> None:
    async def never(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read()
        writer.close()
        await writer.wait_closed()

    async def ask() -> None:
        slow = await asyncio.start_server(never, "127.0.0.1", 0)
        host = f"127.0.0.1:{slow.sockets[0].getsockname()[1]}"
        text = f"{DRAFT}\n[the page](http://{host}/ferry)\n"
        await asyncio.to_thread((folder / "drafts/ferry.md").write_text, text, "utf-8")
        async with editing(folder, "-p", "links", "--allow-private", host) as editor:
            await editor.open("drafts/ferry.md")
            looking = asyncio.create_task(editor.command("verify.lookUp", editor.uri("drafts/ferry.md")))
            while not any("reading" in str(each.value) for each in editor.progress):
                await editor.hover("drafts/ferry.md", FIRST)
            editor.save("drafts/ferry.md")
            assert {each.code for each in await editor.told()} == {"unchecked"}
            assert not looking.done()

            token = editor.progress[0].token
            editor.client.window_work_done_progress_cancel(types.WorkDoneProgressCancelParams(token))
            await asyncio.wait_for(looking, 60)
            assert {each.code for each in await editor.told()} == {"unchecked"}
            assert "cancelled" in str(editor.progress[-1].value)
        slow.close()
        await slow.wait_closed()

    asyncio.run(ask())


def test_a_workspace_sets_severities_that_are_louder_and_nothing_else(folder: Path) -> None:
    async def ask() -> None:
        given = {"severities": {"unchecked": "error", "no_speaker": "off"}, "evidence": ["talk"]}
        async with editing(folder, given=given) as editor:
            found = await editor.open("drafts/ferry.md")

            assert {each.code for each in found} == {"unchecked"}
            assert {each.severity for each in found} == {types.DiagnosticSeverity.Error}
            assert any("evidence: a workspace may set severities alone" in message for message in editor.messages)

    asyncio.run(ask())


def test_a_settings_file_that_loosens_is_refused_in_the_editor_too(folder: Path) -> None:
    async def ask() -> None:
        (folder / "verify.toml").write_text('evidence = ["talk"]\n', "utf-8")
        async with editing(folder) as editor:
            item = types.TextDocumentItem(
                uri=editor.uri("drafts/ferry.md"), language_id="markdown", version=1, text=DRAFT
            )
            editor.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
            for _ in range(100):
                await editor.hover("drafts/ferry.md", FIRST)
                if editor.messages:
                    break

            assert any("evidence" in message and "checkout" in message for message in editor.messages)
            assert editor.found.empty()

    asyncio.run(ask())


def test_an_editor_that_counts_characters_is_answered_in_characters(folder: Path) -> None:
    async def ask() -> None:
        async with editing(folder, "--evidence", "talk", encodings=["utf-32"]) as editor:
            altered = next(each for each in await editor.open("drafts/ferry.md") if each.code == "altered")

            assert altered.range.start.character == DRAFT.split("\n")[2].index("The ferry")

    asyncio.run(ask())


@pytest.mark.parametrize(("command", "library"), [("lsp", "pygls"), ("mcp", "mcp")])
def test_a_missing_extra_is_named_with_what_installs_it(folder: Path, command: str, library: str) -> None:
    program = f"import sys; sys.modules[{library!r}] = None; from verify.cli.main import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", program, command], cwd=folder, capture_output=True, text=True, check=False
    )

    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert f"pip install 'verify-quotations[{command}]'" in done.stderr


def test_a_misspelt_severity_ends_the_server_at_once(folder: Path) -> None:
    done = verify_apart(folder, "lsp", "--severity", "altred=error", code=2)

    assert "altered" in done.stderr
