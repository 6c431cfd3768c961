"""`verify lsp`: the protocol of editors over standard input and output; on open and save nobody is asked, on command the web."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path, PurePath
from urllib.parse import urlsplit

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from verify.editor.fixes import LOOK_UP, OPEN_PAGE, Fix, fixes_of
from verify.editor.places import Places, moved_span
from verify.editor.session import Checked, Session, path_below, stop
from verify.editor.severity import OTHER_SETTINGS, Severities, parse_severities
from verify.editor.underlined import Underlined, diagnostic, hover_text, range_of, underlined
from verify.errors import SettingsError, VerifyError
from verify.model.span import Span
from verify.pipeline.ledger import Ledger
from verify.plugins import draft_readers
from verify.settings import Settings
from verify.text.printable import printable
from verify.version import VERSION

_LANGUAGES = {"markdown": ".md", "html": ".html", "plaintext": ".txt"}
_OPENED = ("http", "https", "file")


class DraftServer(LanguageServer):
    """The open drafts of one editor, what was found in each, and the protocol's requests about them."""

    def __init__(self, settings_of: Callable[[], Settings], chosen: Severities) -> None:
        # The whole text each time: what is sent in pieces is counted in lines that are not everybody's.
        super().__init__("verify", VERSION, text_document_sync_kind=types.TextDocumentSyncKind.Full)
        self.session = Session(settings_of)
        self._chosen: Severities = chosen
        self._louder: Severities = {}
        self._checked: dict[str, Checked] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    # What the editor sets.

    def begin(self, params: types.InitializeParams) -> None:
        """Work in the editor's folder, as `verify` in a terminal there."""
        folders = [folder.uri for folder in params.workspace_folders or ()] or [params.root_uri or ""]
        root = to_fs_path(folders[0]) if folders[0].startswith("file:") else params.root_path
        if root and Path(root).is_dir():
            os.chdir(root)
        self.set_louder(params.initialization_options)

    def set_louder(self, given: object) -> None:
        """Take the severities of the workspace; whatever else it sets is refused by name."""
        table = given.get("verify", given) if isinstance(given, dict) else {}
        for name in table:
            if name != "severities":
                self.warn(f"{name}: {OTHER_SETTINGS}")
        try:
            self._louder = parse_severities("severities", table.get("severities") or {})
        except SettingsError as fault:
            self.warn(str(fault))
        for uri in self._checked:
            self._publish(uri)

    def warn(self, line: str) -> None:
        """Show *line* to whoever edits."""
        self._message(line, types.MessageType.Warning)

    def log(self, line: str) -> None:
        """Write *line* where the editor keeps what its servers say."""
        told = types.LogMessageParams(type=types.MessageType.Info, message=printable(line))
        self.window_log_message(told)

    def _message(self, line: str, kind: types.MessageType) -> None:
        self.window_show_message(types.ShowMessageParams(type=kind, message=f"verify: {printable(line)}"))

    # Checks.

    def check_soon(self, uri: str) -> None:
        """Check the draft at *uri* with what is kept on this machine, when the loop comes to it."""
        task = asyncio.get_running_loop().create_task(self._check(uri))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _check(
        self, uri: str, ledger: Ledger | None = None, progress: Callable[[str], None] | None = None
    ) -> None:
        path, text = self._path_of(uri), self.text(uri)
        if path is None:
            return
        online = ledger is not None
        try:
            checked = await self.session.check(
                path, text, progress=progress or _unheard, warn=self.log, online=online, ledger=ledger
            )
        except VerifyError as fault:
            self.warn(str(fault))
            return
        if isinstance(checked, str):
            self.log(f"{path}: {checked}")
            self._checked.pop(uri, None)
        else:
            self._checked[uri] = checked
        self._publish(uri)

    async def look_up(self, uri: str) -> None:
        """Check the draft at *uri* and ask the web; the editor shows how far it is and may cancel it."""
        ledger, token = Ledger(), f"verify-{id(object())}-{os.urandom(4).hex()}"
        shows = bool(self.client_capabilities.window and self.client_capabilities.window.work_done_progress)
        if shows:
            await self.work_done_progress.create_async(token)
            begun = types.WorkDoneProgressBegin(title="Looking up quotations", cancellable=True)
            self.work_done_progress.begin(token, begun)
            self.work_done_progress.tokens[token].add_done_callback(
                lambda each: stop(ledger) if each.cancelled() else None
            )

        def progress(line: str) -> None:
            if shows:
                self.work_done_progress.report(token, types.WorkDoneProgressReport(message=printable(line)))

        try:
            await self._check(uri, ledger, progress)
        finally:
            if shows:
                said = "cancelled; what was found until then is shown" if ledger.stopped else "done"
                self.work_done_progress.end(token, types.WorkDoneProgressEnd(message=said))
                self.work_done_progress.tokens.pop(token, None)
        if uri in self._checked and self._checked[uri].text != self.text(uri):
            self.check_soon(uri)

    def forget(self, uri: str) -> None:
        """Take away what is underlined in a draft that is closed."""
        self._checked.pop(uri, None)
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri=uri, diagnostics=[]))

    def text(self, uri: str) -> str:
        """The words of the draft at *uri* as the editor has them."""
        return self.workspace.get_text_document(uri).source

    def _path_of(self, uri: str) -> str | None:
        """The name of the draft at *uri*; None for what is no draft."""
        document = self.workspace.get_text_document(uri)
        path = path_below(document.path) if uri.startswith("file:") else urlsplit(uri).path
        suffix = PurePath(path).suffix.lower()
        if not suffix and not uri.startswith("file:"):
            path += _LANGUAGES.get(document.language_id or "", "")
        known = {known for reader in draft_readers(self.log) for known in reader.suffixes}
        return path if PurePath(path).suffix.lower() in known else None

    # What is shown.

    def _underlined(self, checked: Checked) -> tuple[Underlined, ...]:
        return underlined(checked.draft, checked.settings.fail_on, self._chosen, self._louder)

    def _publish(self, uri: str) -> None:
        checked = self._checked.get(uri)
        if uri not in self.workspace.text_documents:
            return
        found: list[types.Diagnostic] = []
        if checked is not None:
            now = self.text(uri)
            places = self._places(now)
            # Somebody may have written on while the draft was checked.
            shown = ((each, moved_span(each.span, checked.text, now)) for each in self._underlined(checked))
            found = [diagnostic(replace(each, span=span), places) for each, span in shown if span is not None]
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri=uri, diagnostics=found))

    def _places(self, text: str) -> Places:
        agreed = self.workspace.position_encoding
        return Places(text, getattr(agreed, "value", agreed) or "utf-16")

    def hover(self, uri: str, position: types.Position) -> types.Hover | None:
        """What was found about the words at *position*."""
        checked, now = self._checked.get(uri), self.text(uri)
        if checked is None:
            return None
        places = self._places(now)
        at = places.offset((position.line, position.character))
        for verdict in checked.draft.verdicts:
            span = moved_span(verdict.claim.span, checked.text, now)
            if span is not None and span.start <= at <= span.end:
                shown = types.MarkupContent(types.MarkupKind.PlainText, hover_text(verdict))
                return types.Hover(contents=shown, range=range_of(span, places))
        return None

    def actions(self, uri: str, wanted: types.Range) -> list[types.CodeAction]:
        """What is offered at *wanted*: for words that changed since the check nothing, until they are checked again."""
        look_up = Fix(title="Look up now (asks the web)", command=LOOK_UP, argument=uri)
        checked, now = self._checked.get(uri), self.text(uri)
        if checked is None:
            return [_action(look_up, uri, None)]
        places = self._places(now)
        offered: dict[str, types.CodeAction] = {}
        start = places.offset((wanted.start.line, wanted.start.character))
        end = places.offset((wanted.end.line, wanted.end.character))
        for each in self._underlined(checked):
            span = moved_span(each.span, checked.text, now)
            if span is None or span.start > end or start > span.end:
                continue
            for fix in fixes_of(each, checked.text, self._path_of(uri) or ""):
                place = _moved_with(fix, each.span, span, checked.text, now)
                if fix.span is None or place is not None:
                    at = range_of(place, places) if place is not None else None
                    offered.setdefault(fix.title, _action(fix, uri, at))
        return [*offered.values(), _action(look_up, uri, None)]

    async def open_page(self, address: str) -> None:
        """Open *address* outside the editor, or say where it is."""
        window = self.client_capabilities.window
        if urlsplit(address).scheme not in _OPENED:
            self.warn("only pages and files are opened")
        elif window and window.show_document and window.show_document.support:
            await self.window_show_document_async(types.ShowDocumentParams(uri=address, external=True))
        else:
            self._message(address, types.MessageType.Info)


def _unheard(_line: str) -> None:
    return


def _moved_with(fix: Fix, told: Span, span: Span, checked: str, now: str) -> Span | None:
    """Where *fix* goes in the text as it is *now*, as far as its words stand there as they were checked."""
    if fix.span is None:
        return None
    place = fix.span.shift(span.start - told.start)
    around = Span(min(told.start, fix.span.start), max(told.end, fix.span.end))
    same = around.cut(checked) == around.shift(span.start - told.start).cut(now)
    return place if same else None


def _action(fix: Fix, uri: str, at: types.Range | None) -> types.CodeAction:
    if at is None:
        command = types.Command(title=fix.title, command=fix.command, arguments=[fix.argument])
        return types.CodeAction(title=fix.title, kind=types.CodeActionKind.QuickFix, command=command)
    edit = types.WorkspaceEdit(changes={uri: [types.TextEdit(range=at, new_text=fix.words)]})
    return types.CodeAction(
        title=fix.title, kind=types.CodeActionKind.QuickFix, edit=edit, is_preferred=fix.preferred or None
    )


def build_server(settings_of: Callable[[], Settings], chosen: Severities) -> DraftServer:
    """The server with its requests wired up; nothing runs yet."""
    server = DraftServer(settings_of, chosen)

    @server.feature(types.INITIALIZE)
    def initialize(params: types.InitializeParams) -> None:
        server.begin(params)

    @server.feature(types.SHUTDOWN)
    async def shutdown(*_nothing: object) -> None:
        await server.session.close()

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    async def opened(params: types.DidOpenTextDocumentParams) -> None:
        server.check_soon(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    async def saved(params: types.DidSaveTextDocumentParams) -> None:
        server.check_soon(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    async def closed(params: types.DidCloseTextDocumentParams) -> None:
        server.forget(params.text_document.uri)

    @server.feature(types.WORKSPACE_DID_CHANGE_CONFIGURATION)
    async def configured(params: types.DidChangeConfigurationParams) -> None:
        server.set_louder(params.settings)

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    async def hover(params: types.HoverParams) -> types.Hover | None:
        return server.hover(params.text_document.uri, params.position)

    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION)
    async def actions(params: types.CodeActionParams) -> list[types.CodeAction]:
        return server.actions(params.text_document.uri, params.range)

    @server.command(LOOK_UP)
    async def look_up(uri: str) -> None:
        await server.look_up(uri)

    @server.command(OPEN_PAGE)
    async def open_page(address: str) -> None:
        await server.open_page(address)

    return server


def serve(settings_of: Callable[[], Settings], chosen: Severities) -> None:
    """Answer an editor over standard input and output until it ends."""
    build_server(settings_of, chosen).start_io()
