"""The body of one message -> paragraphs, its own and those that it quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from verify.model.draft import BlockKind
from verify.model.page import Page

_QUOTED = re.compile(r"[ \t]{0,3}(?:>[ \t]?)+|[ \t]{0,3}\|[ \t]")
# "On 3 March 2026, Jo Roe <jo@roe.example> wrote:", in the languages of common programs; the words that follow are not the sender's.
_ON_WROTE = re.compile(
    r"(?:on|am|le|el|il|op|em|den)\b.{4,300}(?:wrote|schrieb.{0,80}|a écrit|escribió|ha scritto|schreef.{0,80}|escreveu|skrev.{0,80})\s?:",
    re.IGNORECASE,
)
# From here on everything is another message.
_FORWARDED = re.compile(
    r"(?:[-_]{2,20}\s?(?:original message|forwarded message|ursprüngliche nachricht|weitergeleitete nachricht|message d['’]origine)"
    r"|begin forwarded message:|_{10,}$)",
    re.IGNORECASE,
)
_HEADER_BLOCK = re.compile(r"(?:from|von|de|da): .{1,300}(?:sent|gesendet|envoyé|date|datum|to|an|à): ", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class MailParagraph:
    """One paragraph, and whether it is the sender's *own* or quoted from another message."""

    text: str
    own: bool


def of_text(text: str) -> Iterator[MailParagraph]:
    """The paragraphs of a plain body: wrapped lines joined, quoted lines apart and without their marks."""
    run: list[str] = []
    run_quoted = False
    passed_on = False
    for line in [*text.splitlines(), ""]:
        marker = _QUOTED.match(line)
        words = line[marker.end() :].strip() if marker else line.strip()
        quoted = marker is not None
        if run and (not words or quoted != run_quoted):
            whole = " ".join(run)
            passed_on = passed_on or (not run_quoted and _passes_on(whole))
            yield MailParagraph(whole, own=not (run_quoted or passed_on or _ON_WROTE.fullmatch(whole)))
            run = []
        if words:
            run.append(words)
            run_quoted = quoted


def of_blocks(page: Page) -> Iterator[MailParagraph]:
    """The paragraphs of an HTML body; block quotes are other people's."""
    passed_on = False
    for block in page.blocks:
        words = " ".join(block.span.cut(page.text).split())
        passed_on = passed_on or _passes_on(words)
        quoted = block.kind is BlockKind.BLOCK_QUOTE
        yield MailParagraph(words, own=not (quoted or passed_on or _ON_WROTE.fullmatch(words)))


def _passes_on(words: str) -> bool:
    return _FORWARDED.match(words) is not None or _HEADER_BLOCK.match(words) is not None
