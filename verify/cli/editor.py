"""`verify lsp` and `verify mcp`: the same check for an editor and for an assistant, over standard input and output."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Annotated

import typer

from verify.cli import options as opt
from verify.cli.console import Console, refuse
from verify.cli.folders import resolved_settings, settled_cache_dir
from verify.errors import VerifyError
from verify.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerOptions:
    """What the operator says for as long as a server runs."""

    evidence: opt.Evidence = None
    provider: opt.Provider = None
    cache_dir: opt.CacheDir = None
    allow_private: opt.AllowPrivate = None
    config: opt.Config = None
    isolated: opt.Isolated = False

    def settings(self) -> Settings:
        """The settings in the folder where the server works by now. Raises SettingsError."""
        flags = opt.flags_of(self)
        resolved = resolved_settings(config=self.config, isolated=self.isolated, flags=flags, keys=True).settings
        chosen = settled_cache_dir(resolved.cache_dir, Console(), isolated=self.isolated)
        return replace(resolved, cache_dir=chosen)


@dataclass(frozen=True, slots=True, kw_only=True)
class EditorOptions(ServerOptions):
    """What the operator says of an editor's server."""

    severity: Annotated[
        list[str] | None,
        typer.Option("--severity", metavar="NAME=HOW", help="error, warning, information, hint or off; repeat."),
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AssistantOptions(ServerOptions):
    """What the operator says of an assistant's server."""

    network: Annotated[
        bool, typer.Option("--network", help="Let the assistant's checks ask the web; without it nobody is asked.")
    ] = False


@opt.taking(EditorOptions)
def lsp(options: EditorOptions) -> None:
    """Serve an editor: findings on open and save, without a network; looking up on command."""
    _need("pygls", "lsp")
    from verify.editor.language_server import serve
    from verify.editor.severity import parse_severities

    _serve(options, lambda: serve(options.settings, parse_severities("--severity", options.severity or [])))


@opt.taking(AssistantOptions)
def mcp(options: AssistantOptions) -> None:
    """Serve an assistant: check drafts and quotations of the working folder; read-only."""
    _need("mcp", "mcp")
    from verify.editor.assistant_server import serve

    _serve(options, lambda: serve(options.settings, network=options.network))


def _serve(options: ServerOptions, serve: Callable[[], None]) -> None:
    try:
        # What is misspelt is refused at once, not with the first draft.
        opt.flags_of(options)
        serve()
    except VerifyError as fault:
        refuse(fault)


def _need(library: str, extra: str) -> None:
    if importlib.util.find_spec(library) is None:
        refuse(f"`verify {extra}` needs the extra {extra!r}: pip install 'verify-quotations[{extra}]'")
