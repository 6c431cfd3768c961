"""An editor's own client, which starts the server as an editor does."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lsprotocol import types
from pygls.lsp.client import LanguageClient

from tests.cli.running import settled

_WAIT = 60.0


@dataclass(kw_only=True)
class Editor:
    """The client and what the server told it."""

    client: LanguageClient
    folder: Path
    found: asyncio.Queue[types.PublishDiagnosticsParams] = field(default_factory=asyncio.Queue)
    messages: list[str] = field(default_factory=list)
    progress: list[Any] = field(default_factory=list)
    shown: list[str] = field(default_factory=list)

    def uri(self, name: str) -> str:
        return (self.folder / name).as_uri()

    async def open(self, name: str, language: str = "markdown") -> list[types.Diagnostic]:
        text = (self.folder / name).read_bytes().decode()
        item = types.TextDocumentItem(uri=self.uri(name), language_id=language, version=1, text=text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        return await self.told()

    def change(self, name: str, text: str, version: int) -> None:
        named = types.VersionedTextDocumentIdentifier(version=version, uri=self.uri(name))
        whole = types.TextDocumentContentChangeWholeDocument(text=text)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(named, [whole]))

    def save(self, name: str) -> None:
        self.client.text_document_did_save(
            types.DidSaveTextDocumentParams(types.TextDocumentIdentifier(self.uri(name)))
        )

    async def told(self) -> list[types.Diagnostic]:
        return list((await asyncio.wait_for(self.found.get(), _WAIT)).diagnostics)

    async def hover(self, name: str, at: types.Position) -> types.Hover | None:
        document = types.TextDocumentIdentifier(self.uri(name))
        return await self.client.text_document_hover_async(types.HoverParams(document, at))

    async def actions(self, name: str, at: types.Position) -> dict[str, types.Command | types.CodeAction]:
        document, place = types.TextDocumentIdentifier(self.uri(name)), types.Range(at, at)
        params = types.CodeActionParams(document, place, types.CodeActionContext([]))
        return {each.title: each for each in await self.client.text_document_code_action_async(params) or []}

    async def command(self, name: str, *arguments: str) -> None:
        params = types.ExecuteCommandParams(command=name, arguments=list(arguments))
        await self.client.workspace_execute_command_async(params)


def children_of(process: int) -> set[int]:
    """The processes that *process* started and that run."""
    listed = Path(f"/proc/{process}/task/{process}/children")
    return set(map(int, listed.read_text("ascii").split())) if listed.exists() else set()


@asynccontextmanager
async def editing(
    folder: Path, *options: str, given: dict[str, Any] | None = None, encodings: list[str] | None = None
) -> AsyncIterator[Editor]:
    """An editor that works in *folder*, with `verify lsp` started with *options*; *given* is what its workspace sets."""
    editor = Editor(client=LanguageClient("an editor", "1"), folder=folder)
    _listen(editor)
    environ = {name: value for name, value in os.environ.items() if not name.startswith("VERIFY_")}
    command = (sys.executable, "-m", "verify", "lsp", *options)
    await editor.client.start_io(*command, cwd=str(folder.parent), env=environ | settled(folder))
    capabilities = types.ClientCapabilities(
        window=types.WindowClientCapabilities(
            work_done_progress=True, show_document=types.ShowDocumentClientCapabilities(support=True)
        ),
        general=types.GeneralClientCapabilities(
            position_encodings=[types.PositionEncodingKind(each) for each in encodings or ["utf-16"]]
        ),
    )
    root = [types.WorkspaceFolder(uri=folder.as_uri(), name="desk")]
    params = types.InitializeParams(capabilities=capabilities, workspace_folders=root, initialization_options=given)
    await asyncio.wait_for(editor.client.initialize_async(params), _WAIT)
    editor.client.initialized(types.InitializedParams())
    try:
        yield editor
    finally:
        await asyncio.wait_for(editor.client.shutdown_async(None), _WAIT)
        editor.client.exit(None)
        await asyncio.wait_for(editor.client.stop(), _WAIT)  # type: ignore[no-untyped-call]


def _listen(editor: Editor) -> None:
    def found(params: types.PublishDiagnosticsParams) -> None:
        editor.found.put_nowait(params)

    def message(params: types.ShowMessageParams) -> None:
        editor.messages.append(params.message)

    def ignored(params: types.LogMessageParams | types.WorkDoneProgressCreateParams) -> None:
        return

    def progress(params: types.ProgressParams) -> None:
        editor.progress.append(params)

    def show(params: types.ShowDocumentParams) -> types.ShowDocumentResult:
        editor.shown.append(params.uri)
        return types.ShowDocumentResult(success=True)

    feature = editor.client.feature
    feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(found)
    feature(types.WINDOW_SHOW_MESSAGE)(message)
    feature(types.WINDOW_LOG_MESSAGE)(ignored)
    feature(types.WINDOW_WORK_DONE_PROGRESS_CREATE)(ignored)
    feature(types.PROGRESS)(progress)
    feature(types.WINDOW_SHOW_DOCUMENT)(show)
