"""Makes the README's two pictures from `verify demo`: `python .ci/pictures.py` (the second needs Chromium)."""

from __future__ import annotations

import re
import shutil
import sys
import tempfile
from html import escape
from pathlib import Path

from verify.cli.console import Console
from verify.cli.demo import demo_report
from verify.cli.outputs import renderer
from verify.model.verdict import Report
from verify.reports.terminal import TerminalReport
from verify.settings import Settings

FOLDER = Path(__file__).parents[1] / ".github"
TERMINAL, BROWSER = FOLDER / "demo.svg", FOLDER / "demo.png"

_LINES, _COLUMNS = 36, 88
_LINE, _SIGN, _EDGE = 19, 8.43, 16
_STYLED = re.compile(r"\x1b\[([0-9;]*)m")
_COLORS = {"31": "#ff7b72", "32": "#7ee787", "33": "#e3b341", "34": "#79c0ff", "35": "#d2a8ff", "36": "#76e3ea"}


def terminal_picture(report: Report) -> str:
    """An SVG of how the terminal report on *report* begins."""
    lines = ["\x1b[1m$ verify demo\x1b[0m", *TerminalReport(color=True, width=_COLUMNS).render(report).splitlines()]
    shown = [*lines[:_LINES], "…"]
    width, height = round(_COLUMNS * _SIGN + 2 * _EDGE), len(shown) * _LINE + 2 * _EDGE
    rows = (
        f'<text x="{_EDGE}" y="{_EDGE + _LINE * (number + 0.75):g}">{_spans(line)}</text>'
        for number, line in enumerate(shown)
        if line
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" role="img"'
        ' aria-label="What verify demo prints in a terminal">\n'
        f'<rect width="{width}" height="{height}" rx="8" fill="#0d1117"/>\n'
        '<g fill="#e6edf3" font-family="ui-monospace,SFMono-Regular,Menlo,Consolas,\'DejaVu Sans Mono\',monospace"'
        ' font-size="14">\n' + "\n".join(rows) + "\n</g>\n</svg>\n"
    )


def _spans(line: str) -> str:
    """*line* with its colours, bold and dim words as SVG."""
    # Of several ordinary spaces a browser shows one.
    first, *styled = _STYLED.split(line.replace(" ", "\N{NO-BREAK SPACE}"))
    spans = [escape(first)]
    for codes, words in zip(styled[::2], styled[1::2], strict=True):
        wanted = codes.split(";")
        style = "".join(f' fill="{_COLORS[code]}"' for code in wanted if code in _COLORS)
        style += ' font-weight="bold"' * ("1" in wanted) + ' fill="#9198a1"' * ("2" in wanted)
        spans.append(f"<tspan{style}>{escape(words)}</tspan>" if style and words else escape(words))
    return "".join(spans)


def photograph(report: Report, into: Path) -> None:
    """Write how the HTML report on *report* begins in Chromium as a PNG *into* a file."""
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        path = Path(folder) / "report.html"
        path.write_text(renderer("html", Settings(), color=False).render(report), "utf-8")
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 880, "height": 720})
        page.goto(path.as_uri())
        page.screenshot(path=into)
        browser.close()


if __name__ == "__main__":
    made = demo_report(Console())
    TERMINAL.write_text(terminal_picture(made), "utf-8")
    photograph(made, BROWSER)
    sys.stdout.write(
        f"{TERMINAL.name}: {TERMINAL.stat().st_size} bytes, {BROWSER.name}: {BROWSER.stat().st_size} bytes\n"
    )
