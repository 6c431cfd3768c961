"""`verify demo`: the whole tool on made-up drafts and a made-up web, without a network."""

from __future__ import annotations

import os
import tempfile
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from verify.cli import options as opt
from verify.cli.console import Console, print_report, refuse, wants_color
from verify.cli.outputs import destinations, renderer, write_all
from verify.errors import VerifyError
from verify.settings import Settings

if TYPE_CHECKING:
    from verify.model.verdict import Report

_MADE_UP_ON = date(2026, 3, 2)
_OUTLETS = (
    ("Fernmouth Herald", "fernmouthherald.example"),
    ("Coast Wire", "coastwire.example"),
    ("Harbour Post", "harbourpost.example"),
    ("Island Gazette", "islandgazette.example"),
)
WHAT_TO_LOOK_AT = """\
All of this is made up: five drafts, and a small web that only this command serves. What to look at:
  1-bridge.md   corroborated: two prints of one wire text count once; altered: a dropped “not”
  2-ferry.md    misattributed: somebody else spoke; paraphrased: reported speech put in quotation marks
  3-leaflet.md  disputed: a page denies the words; not found: no page has them
  4-library.md  unchecked: a page that programs may not read; skipped: a scare quote
  5-harbour.md  named sources: one supported, one contradicted, one unsupported
A check with such findings exits with 1, for CI; this command exits with 0.
Next: `verify demo --html` shows the report in a browser, `verify DRAFT` checks a draft of yours,
`verify explain altered` (or another word from the report) says what it means.
"""


def demo(
    html: Annotated[bool, typer.Option("--html", help="Open the report in the browser.")] = False,
    color: opt.Color = "auto",
) -> None:
    """Show the whole tool on made-up drafts and a made-up web, without a network."""
    console = Console()
    try:
        report = demo_report(console)
        if html:
            _open(report)
        else:
            write_all(
                report, destinations(None, None), Settings(), color=wants_color(color, os.environ), console=console
            )
    except VerifyError as fault:
        refuse(fault)
    print_report("\n" + WHAT_TO_LOOK_AT)


def demo_report(console: Console) -> Report:
    """The report on the made-up drafts; nothing of the run is kept on disk."""
    from verify.api import DraftBytes, check
    from verify.cli.demo_web import SEARCH, made_up_web

    drafts = sorted((files("verify.data") / "demo" / "drafts").iterdir(), key=lambda each: each.name)
    # Hosts under .example have no addresses. A proxy is how a run reaches hosts that it does not look up itself, so the
    # rule on addresses inside a network holds here as everywhere.
    with made_up_web() as proxy:
        settings = Settings(
            provider=("searxng",),
            keys=(("VERIFY_SEARXNG_URL", SEARCH),),
            outlets=_OUTLETS,
            as_of=_MADE_UP_ON,
            pace="example=0",
        )
        report = check(
            [DraftBytes(origin=each.name, data=each.read_bytes()) for each in drafts],
            settings=settings,
            environ={"http_proxy": proxy, "https_proxy": proxy},
            progress=console.progress,
            warn=console.warn,
        )
    console.done()
    return report


def _open(report: Report) -> None:
    import webbrowser

    # It stays: the browser reads it when this command has ended.
    path = Path(tempfile.mkdtemp(prefix="verify-demo-")) / "report.html"
    path.write_text(renderer("html", Settings(), color=False).render(report), "utf-8")
    opened = webbrowser.open(path.as_uri())
    print_report(f"the report is {path}\n" if opened else f"no browser could be opened; the report is {path}\n")
