"""`verify explain`: sections of the guide."""

from __future__ import annotations

from itertools import groupby
from typing import Annotated

import typer

from verify.cli.console import print_report, refuse
from verify.guide.sections import PAGE, RULE, Section, like, load_guide, named, readable

_LONGEST_LINE = 90


def explain(
    name: Annotated[
        str | None,
        typer.Argument(metavar="NAME", help="An outcome, difference, warning, reason, setting, rule or page."),
    ] = None,
) -> None:
    """Say what an outcome, difference, warning, reason, setting or rule means; without a name, list all but the rules."""
    if name is None:
        print_report(listing())
        return
    found = named(name)
    if not found:
        close = like(name)
        refuse(
            f"nothing in the guide is called {name!r}; "
            + (f"did you mean {close!r}?" if close else "see `verify explain`")
        )
    print_report("\n".join(explained(section) for section in found))


def explained(section: Section) -> str:
    """*section* as text for a terminal: the heading, then its words, examples set off."""
    if section.kind == PAGE:
        return f"{section.title}\n\n{readable(section.text)}\n"
    return f"{section.name} ({section.kind})\n\n{readable(section.text)}\n\nMore: verify explain {section.page}\n"


def listing() -> str:
    """All names, page by page."""
    lines = []
    for _, sections in groupby(load_guide(), key=lambda section: section.page):
        page, *entries = (section for section in sections if section.kind != RULE)
        lines.append(f"{page.name}: {page.title}\n")
        lines += [f"  {section.name:22}{_beginning(section.meaning)}\n" for section in entries]
    return "".join(lines) + "\n`verify explain NAME` prints one of them.\n"


def _beginning(meaning: str) -> str:
    return meaning if len(meaning) <= _LONGEST_LINE else meaning[:_LONGEST_LINE].rsplit(" ", 1)[0] + " …"
