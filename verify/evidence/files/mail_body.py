"""The body of one message -> paragraphs, its own and those that it quotes, each with whoever wrote it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from verify.model.draft import BlockKind
from verify.model.page import Page

_QUOTED = re.compile(r"[ \t]{0,3}(?:>[ \t]?)+|[ \t]{0,3}\|[ \t]")
_NAME = r"[\"'“]?(?P<name>[^\W\d_][\w.'’-]{0,30}(?:,? [^\W\d_][\w.'’-]{0,30}){0,4})[\"'”]?"
_ADDRESS = r"(?:\s?(?:<[^<>]{1,200}>|\[[^\[\]]{1,200}\]|\([^()]{1,200}@[^()]{1,200}\)))?"
# "On 3 March 2026, Jo Roe <jo@roe.example> wrote:", in the languages of common programs; the words that follow are not the sender's.
_ON_WROTE = re.compile(
    r"(?:on|am|le|el|il|op|em|den)\b.{4,300}(?:wrote|schrieb.{0,80}|a écrit|escribió|ha scritto|schreef.{0,80}|escreveu|skrev.{0,80})\s?:",
    re.IGNORECASE,
)
_WRITER = re.compile(
    rf"[,\d](?: ?(?:AM|PM|Uhr|h))?,?\s(?:at [\d:. ]{{3,10}}(?:[AP]M)?,? )?{_NAME}{_ADDRESS},?"
    r"\s(?:wrote|a écrit|escribió|ha scritto|escreveu)\s?:$"
    rf"|\b(?:schrieb|schreef|skrev) {_NAME.replace('<name>', '<after>')}{_ADDRESS}\s?:$"
)
# From here on everything is another message.
_FORWARDED = re.compile(
    r"[-_]{2,20}\s?(?:original message|forwarded message|ursprüngliche nachricht|weitergeleitete nachricht"
    r"|message d['’]origine|mensaje original)|begin forwarded message:|anfang der weitergeleiteten nachricht:|début du message réexpédié",
    re.IGNORECASE,
)
_RULE = re.compile(r"[_-]{5,}$")
_FROM = re.compile(
    rf"(?<!\S)\*?(?:from|von|de|da|van|fra|från)\s?:\*?\s+(?:{_NAME}(?=\s?[<\[(]|\s*$|\s+[^\W\d_]+\s?:))?",
    re.IGNORECASE,
)
_SENT = re.compile(
    r"\*?(?:sent|gesendet|envoyé|enviado|inviato|verzonden|date|datum|fecha|data|to|an|à|para|aan|til|subject|betreff|objet|asunto)\s?:",
    re.IGNORECASE,
)
_LONGEST_NAME = 4


@dataclass(frozen=True, slots=True)
class MailParagraph:
    """One paragraph, and whether it is the sender's *own* or quoted from another message, by *writer* as far as that is told."""

    text: str
    own: bool
    writer: str | None = None


@dataclass(frozen=True, slots=True)
class _MailParagraph:
    """A paragraph before anybody asks whose it is; *depth* counts its quotation marks, *header* opens another message."""

    words: str
    depth: int = 0
    header: bool = False


def of_text(text: str) -> Iterator[MailParagraph]:
    """The paragraphs of a plain body: wrapped lines joined, quoted lines apart and without their marks."""
    lines = [_unquoted(line) for line in text.splitlines()]
    return _attributed(_runs(lines))


def of_blocks(page: Page) -> Iterator[MailParagraph]:
    """The paragraphs of an HTML body; block quotes are other people's."""
    words = [" ".join(block.span.cut(page.text).split()) for block in page.blocks]
    return _attributed(
        [
            _MailParagraph(
                each, depth=int(block.kind is BlockKind.BLOCK_QUOTE), header=_opens_message(words[at : at + 2])
            )
            for at, (each, block) in enumerate(zip(words, page.blocks, strict=True))
        ]
    )


def plain_name(name: str) -> str:
    """A name of mail in the order in which it is spoken: "Roe, Jo" is Jo Roe."""
    name = name.strip("'\"“” ")
    family, comma, given = name.partition(", ")
    return f"{given} {family}" if comma and "," not in given and len(name.split()) <= _LONGEST_NAME else name


def _unquoted(line: str) -> tuple[str, int]:
    """The words of a line, and how many quotation marks stood before them."""
    marker = _QUOTED.match(line)
    if marker is None:
        return line.strip(), 0
    return line[marker.end() :].strip(), max(1, marker.group().count(">"))


def _runs(lines: Sequence[tuple[str, int]]) -> list[_MailParagraph]:
    """Lines of one depth put together, parted by blank lines, drawn rules and wherever the head of another message begins."""
    runs: list[_MailParagraph] = []
    run: list[str] = []
    depth = 0
    for at, (words, marks) in enumerate((*lines, ("", 0))):
        ahead = [each for each, _ in lines[at : at + 2]]
        opens = _opens_message(ahead) or any(_ON_WROTE.fullmatch(each) for each in (words, " ".join(ahead)))
        if run and (not words or marks != depth or opens or _RULE.match(words)):
            runs.append(_MailParagraph(" ".join(run), depth, header=_opens_message(run[:2])))
            run = []
        if words and not _RULE.match(words):
            run.append(words)
            depth = marks
    return runs


def _opens_message(lines: Sequence[str]) -> bool:
    """Whether *lines* begin with the head of another message, or with the words by which programs announce one."""
    first, below = lines[0] if lines else "", lines[1] if len(lines) > 1 else ""
    if _FORWARDED.match(first):
        return True
    head = _FROM.match(first)
    return head is not None and (_SENT.search(first, head.end()) or _SENT.match(below)) is not None


def _attributed(runs: Sequence[_MailParagraph]) -> Iterator[MailParagraph]:
    # By how often it is quoted: who wrote what stands there. Without marks (depth 0) all that follows is another's.
    writers: dict[int, str | None] = {}
    for at, run in enumerate(runs):
        told = _announced(run, runs[at + 1 : at + 2])
        if told is not None:
            depth, writer = told
            writers = {each: name for each, name in writers.items() if each < depth} | {depth: writer}
        own = told is None and run.depth == 0 and 0 not in writers
        yield MailParagraph(run.words, own=own, writer=None if told is not None else writers.get(run.depth))


def _announced(run: _MailParagraph, below: Sequence[_MailParagraph]) -> tuple[int, str | None] | None:
    """Whose words *run* announces, and how often those are quoted; None where it announces nothing."""
    if run.header:
        head = _FROM.search(run.words)
        return run.depth, plain_name(head["name"]) if head and head["name"] else None
    if not _ON_WROTE.fullmatch(run.words):
        return None
    writer = _WRITER.search(run.words)
    name = plain_name(writer["name"] or writer["after"]) if writer else None
    return max([run.depth, *(each.depth for each in below)]), name
