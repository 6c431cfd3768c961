"""The commands, and the rule that `verify DRAFT...` is `verify check DRAFT...`."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.main import get_command, get_group

from verify.cli.as_typed import read_as_typed
from verify.cli.help import GroupedHelp, GroupOfCommands
from verify.version import VERSION

# Where each command is: a file of this room is loaded when a command of it is called, or when its help is asked for.
_COMMANDS = {
    "check": "check:check",
    "claims": "check:claims",
    "show": "desk:show",
    "recheck": "recheck:recheck",
    "demo": "demo:demo",
    "explain": "explain:explain",
    "init": "init:init",
    "providers": "desk:providers",
    "lsp": "editor:lsp",
    "mcp": "editor:mcp",
    "index": "index:app",
    "cache": "cache:app",
    "config": "desk:config",
}


class CheckByDefault(GroupOfCommands):
    """Takes what is no command of ours as drafts and options of `check`; loads the command that is called, and no other."""

    def list_commands(self, _ctx: Any) -> list[str]:  # noqa: ANN401 - typer's own click or the real one
        """The names of all commands, in the order of the help."""
        return list(_COMMANDS)

    def get_command(self, _ctx: Any, name: str) -> Any:  # noqa: ANN401
        """The command called *name*, or None."""
        return _loaded(name) if name in _COMMANDS else None

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401
        """Put `check` in front unless a command, or an option of the program itself, comes first."""
        from verify.cli.console import refuse

        if (taken := option_naming_a_file(args)) is not None:
            refuse(
                f"{taken}: is an option here, and a file has this name (./{taken} names the file; a hook needs -- first)"
            )
        if args[:1] == ["help"]:
            args = [*args[1:], "--help"]
        own = {"-h", "--help", "-V", "--version", "--install-completion", "--show-completion"}
        if args and (meant := _misspelt(args[0], _COMMANDS)) is not None:
            refuse(f"no command and no draft is called {args[0]!r}; did you mean `verify {meant}`?")
        if args and args[0] not in _COMMANDS and args[0] not in own:
            args = ["check", *args]
        return super().parse_args(ctx, args)

    def get_params(self, ctx: Any) -> list[Any]:  # noqa: ANN401
        """Every option of the program itself."""
        return read_as_typed(super().get_params(ctx))


def _loaded(name: str) -> Any:  # noqa: ANN401
    room, _, function = _COMMANDS[name].partition(":")
    found = getattr(import_module(f"verify.cli.{room}"), function)
    if isinstance(found, typer.Typer):
        return get_group(found)
    alone = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False)
    alone.command(name, cls=GroupedHelp)(found)
    return get_command(alone)


def _misspelt(word: str, commands: Iterable[str]) -> str | None:
    """The command that was probably meant by *word*, which is neither a command nor looks like a draft that is there."""
    if not word.isalpha() or word in commands or os.path.lexists(word):
        return None
    from verify.text.closest import closest

    return closest(word, commands)


def option_naming_a_file(args: Sequence[str]) -> str | None:
    """The first of *args* that would be read as an option and is the whole name of something in the working folder.

    A hook or a pattern of the shell puts it there, from the file names of a checkout.
    """
    before = args[: args.index("--")] if "--" in args else args
    return next((word for word in before if len(word) > 1 and word[0] == "-" and os.path.lexists(word)), None)


app = typer.Typer(
    cls=CheckByDefault,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Checks the quotations and named sources of news drafts. `verify DRAFT...` is `verify check DRAFT...`.",
)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"verify {VERSION}")
        raise typer.Exit


@app.callback()
def program(
    _version: Annotated[
        bool, typer.Option("-V", "--version", callback=_print_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Checks the quotations and named sources of news drafts. `verify DRAFT...` is `verify check DRAFT...`."""
