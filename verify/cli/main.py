"""The commands, and the rule that `verify DRAFT...` is `verify check DRAFT...`."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterable, Sequence
from typing import Annotated, Any

import typer

from verify.cli import cache, check, desk, editor, index
from verify.cli.as_typed import read_as_typed
from verify.cli.console import refuse
from verify.cli.demo import demo
from verify.cli.explain import explain
from verify.cli.help import GroupedHelp, GroupOfCommands
from verify.cli.init import init
from verify.cli.recheck import recheck
from verify.text.closest import closest
from verify.version import VERSION


class CheckByDefault(GroupOfCommands):
    """Takes what is no command of ours as drafts and options of `check`."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401 - typer's own click or the real one
        """Put `check` in front unless a command, or an option of the program itself, comes first."""
        if (taken := option_naming_a_file(args)) is not None:
            refuse(
                f"{taken}: is an option here, and a file has this name (./{taken} names the file; a hook needs -- first)"
            )
        if args[:1] == ["help"]:
            args = [*args[1:], "--help"]
        own = {"-h", "--help", "-V", "--version", "--install-completion", "--show-completion"}
        if args and (meant := _misspelt(args[0], self.commands)) is not None:
            refuse(f"no command and no draft is called {args[0]!r}; did you mean `verify {meant}`?")
        if args and args[0] not in self.commands and args[0] not in own:
            args = ["check", *args]
        return super().parse_args(ctx, args)

    def get_params(self, ctx: Any) -> list[Any]:  # noqa: ANN401
        """Every option of the program itself."""
        return read_as_typed(super().get_params(ctx))


def _misspelt(word: str, commands: Iterable[str]) -> str | None:
    """The command that was probably meant by *word*, which is neither a command nor looks like a draft that is there."""
    is_plain = word.isalpha() and word not in commands
    return closest(word, commands) if is_plain and not os.path.lexists(word) else None


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
for command in (
    check.check,
    check.claims,
    desk.show,
    recheck,
    demo,
    explain,
    init,
    desk.providers,
    editor.lsp,
    editor.mcp,
):
    app.command(command.__name__, cls=GroupedHelp)(command)
app.add_typer(index.app, name="index")
app.add_typer(cache.app, name="cache")
app.add_typer(desk.config, name="config")


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


def _open_what_is_closed() -> None:
    """Lets what would go to a closed standard stream go nowhere; a file opened later must not take its number."""
    while (number := os.open(os.devnull, os.O_RDWR)) <= 2:
        pass
    os.close(number)
    sys.stdin = sys.stdin or open(0, encoding="utf-8", closefd=False)  # noqa: SIM115 - as long as the program runs
    sys.stdout = sys.stdout or open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stderr = sys.stderr or open(2, "w", encoding="utf-8", closefd=False)  # noqa: SIM115


def main() -> None:
    """Run the program."""
    _open_what_is_closed()
    # Pages and their words are many small values that stay: looking among them for rubbish all the time finds none.
    gc.set_threshold(20_000, 20, 50)
    app(prog_name="verify")
