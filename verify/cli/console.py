"""Standard error: progress, warnings and errors, one clean line each."""

from __future__ import annotations

import logging
import os
import shutil
import sys
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import NoReturn

import typer

from verify.cli.codes import ExitCode
from verify.errors import VerifyError
from verify.files.find import reason_alone
from verify.reports.escaping import harmless
from verify.text.printable import printable

# One reason may hold for all files of a folder.
MOST_ALIKE = 50


class Console:
    """Writes lines for people to standard error; progress overwrites itself and only shows on a terminal."""

    def __init__(self, *, progress: bool = True, quiet: bool = False, verbose: bool = False) -> None:
        self._quiet, self._verbose = quiet, verbose
        self._live = progress and not quiet and not verbose and sys.stderr.isatty()
        self._shown = self._above = 0
        self._waiting = ""
        # How a line of progress is shown on a terminal, and so many lines of such a width above it.
        self.shape: Callable[[str], str] = str
        self.rows: Callable[[int, int], Sequence[str]] | None = None
        self._warned: dict[str, None] = {}
        self._alike: Counter[str] = Counter()
        # Of processes that ended we tell what matters; asyncio would add lines of its own.
        logging.getLogger("asyncio").setLevel(logging.ERROR)

    def progress(self, line: str) -> None:
        """Show what is being waited for."""
        if self._verbose:
            _say(line)
        elif self._live:
            self._waiting = line
            self._draw()

    @property
    def draws(self) -> bool:
        """Whether progress is seen on a terminal that can take lines back."""
        return self._live and os.environ.get("TERM") != "dumb"

    def redraw(self) -> None:
        """Show what is known by now."""
        if self._waiting:
            self._draw()

    def _draw(self) -> None:
        size = shutil.get_terminal_size()
        width = size.columns - 1
        rows = self.rows(size.lines - 2, width) if self.rows is not None else ()
        text = printable(self.shape(self._waiting))[:width]
        self._take_back()
        # What stood in a line before may have been longer; without rows also a terminal is served that only knows "\r".
        text_alone = text.ljust(self._shown)
        sys.stderr.write("\x1b[K\n".join((*rows, text)) + "\x1b[K" if rows else text_alone)
        sys.stderr.flush()
        self._above, self._shown = len(rows), len(text)

    def _take_back(self) -> None:
        sys.stderr.write(f"\r\x1b[{self._above}A\x1b[J" if self._above else "\r")

    def done(self) -> None:
        """Clear the lines of progress."""
        if self._shown:
            if not self._above:
                sys.stderr.write("\r" + " " * self._shown)
            self._take_back()
            sys.stderr.flush()
            self._shown = self._above = 0

    def warn(self, line: str) -> None:
        """A warning, once; shown unless quiet, of those alike only the first unless verbose."""
        is_new = line not in self._warned
        self._warned[line] = None
        if is_new and not self._quiet and self._is_told(line):
            self.done()
            _say(f"warning: {line}")

    def tell(self, line: str) -> None:
        """What was done besides the report; not told where all is to be quiet."""
        if not self._quiet:
            self.done()
            _say(line)

    def has_warned_of(self, what: str) -> bool:
        """Whether a warning of this run holds these words."""
        return any(what in line for line in self._warned)

    @property
    def has_said(self) -> bool:
        """Whether there was a warning or an error in this run, shown or not."""
        return bool(self._warned or self._alike)

    def error(self, line: str) -> None:
        """Something that was asked for and could not be done; of those alike only the first unless verbose."""
        if self._is_told(line):
            self.done()
            _say(f"error: {line}")

    def _is_told(self, line: str) -> bool:
        """Whether *line* is one of the first of its kind; after the last of them a line says that more are left out."""
        kind = reason_alone(line)
        self._alike[kind] += 1
        told = self._verbose or self._alike[kind] <= MOST_ALIKE
        if not told and self._alike[kind] == MOST_ALIKE + 1:
            _say(f"more like the last one are not shown (-v shows all): {kind}")
        return told


def refuse(fault: VerifyError | str) -> NoReturn:
    """End with exit code 2 and one clear line."""
    _say(f"error: {fault}")
    raise typer.Exit(ExitCode.UNUSABLE)


def wants_color(when: str, environ: Mapping[str, str]) -> bool:
    """Whether standard output gets colours: the flag, then NO_COLOR, then FORCE_COLOR, then whether it is a terminal."""
    if when not in ("auto", "always", "never"):
        refuse(f"--color: {when!r} is not one of auto, always, never")
    if when != "auto":
        return when == "always"
    if environ.get("NO_COLOR"):
        return False
    if environ.get("FORCE_COLOR"):
        return True
    return sys.stdout.isatty() and environ.get("TERM") != "dumb"


def terminal_width() -> int:
    """Columns of the terminal, at least 40 and at most 100: longer lines do not read well."""
    return max(40, min(100, shutil.get_terminal_size((80, 24)).columns))


def print_report(text: str) -> None:
    """Print a report to standard output; a pipe that closes early ends quietly, a full disk ends the program."""
    try:
        sys.stdout.write(_encodable(text))
        sys.stdout.flush()
    except OSError as fault:
        # Python would complain once more when it closes the stream.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        # A closed pipe: what reads us has enough (`| head`).
        if not isinstance(fault, BrokenPipeError):
            refuse(f"standard output cannot be written: {fault.strerror or fault}")


def _encodable(text: str) -> str:
    encoding = sys.stdout.encoding or "utf-8"
    return text.encode(encoding, "backslashreplace").decode(encoding)


def _say(line: str) -> None:
    # Logs of CI runners hold both streams: neither may give them commands.
    sys.stderr.write(harmless(line) + "\n")
    sys.stderr.flush()
