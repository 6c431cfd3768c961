"""Comments of an author to the checker: `<!-- verify: ignore[not-found] reason="…" until=2026-12-31 -->`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from verify.model.draft import Directive, DirectiveKind
from verify.model.notice import Notice, NoticeCode
from verify.model.outcome import Outcome
from verify.model.span import Span
from verify.text.closest import closest
from verify.text.lines import Lines
from verify.urls import usable_url

_HEAD = re.compile(r"\s*verify:(?!//)\s*", re.IGNORECASE)
# In plain text there are no comments; whoever writes one there expects something of it.
_IN_TEXT = re.compile(r"<!--\s{0,20}verify:(?!//)[^>\n]{0,200}", re.IGNORECASE)
# What a report calls a finding, with its number or without.
_FINDING = re.compile(r"\s*((?:[a-z]\d{1,6}-)?[0-9a-f]{6})(?=\s|$)")
_WORD = re.compile(
    r"""\s*(?P<key>[a-z]{1,20})(?:\[(?P<list>[^\]\[]{0,300})\]|\s?=\s?(?:"(?P<double>[^"]*)"|“(?P<curly>[^”]*)”|(?P<bare>[^\s"]+)))?(?=\s|$)"""
)


@dataclass(frozen=True, slots=True)
class Comment:
    """The words of one comment and the stretch of source that holds it, markers included."""

    words: str
    span: Span


def read_directives(source: str, comments: Iterable[Comment]) -> tuple[tuple[Directive, ...], tuple[Notice, ...]]:
    """Directives among *comments*; one that cannot be understood gives a notice and has no effect."""
    directives: list[Directive] = []
    notices: list[Notice] = []
    lines: Lines | None = None
    for comment in comments:
        head = _HEAD.match(comment.words)
        if head is None:
            continue
        found = _understood(comment.words[head.end() :], comment.span)
        if isinstance(found, str):
            lines = lines or Lines(source)
            line, column = lines.position(comment.span.start)
            message = f"The comment to verify is not understood and has no effect: {found}."
            notices.append(Notice(code=NoticeCode.MALFORMED_DIRECTIVE, message=message, line=line, column=column))
        else:
            directives.extend(found)
    return tuple(directives), tuple(notices)


def _understood(words: str, span: Span) -> list[Directive] | str:
    wishes: list[tuple[DirectiveKind, str]] = []
    reason, until, finding = "", None, ""
    at = 0
    words = words.rstrip()
    while at < len(words):
        found = _WORD.match(words, at)
        if found is None:
            return f"cannot read {words[at : at + 40].strip()!r}"
        at = found.end()
        value = next((found[name] for name in ("double", "curly", "bare") if found[name] is not None), None)
        match found["key"]:
            case "reason" if value is not None:
                reason = value
            case "until" if value is not None:
                try:
                    until = date.fromisoformat(value)
                except ValueError:
                    return f"until={value[:20]} is not a date such as 2026-12-31"
            case key:
                wish = _wish(key, value, found["list"])
                if isinstance(wish, str):
                    return wish
                wishes.append(wish)
                if key == DirectiveKind.IGNORE and (named := _FINDING.match(words, at)):
                    finding, at = named[1], named.end()
                    if "=" not in words[at:]:
                        reason, at = words[at:].strip(' "“”'), len(words)
    if not wishes:
        return "it names neither ignore, source nor speaker"
    return [
        Directive(kind=kind, span=span, value=value, finding=finding, reason=reason, until=until)
        for kind, value in wishes
    ]


def _wish(key: str, value: str | None, listed: str | None) -> tuple[DirectiveKind, str] | str:
    if key == DirectiveKind.IGNORE and value is None:
        names = [name.strip().replace("-", "_") for name in (listed or "").split(",") if name.strip()]
        unknown = next((name for name in names if name not in set(Outcome)), None)
        return (
            f"unknown outcome {unknown[:40]!r}{_meant(unknown, Outcome)}"
            if unknown
            else (DirectiveKind.IGNORE, ",".join(names))
        )
    if key == DirectiveKind.SOURCE and value:
        return (DirectiveKind.SOURCE, value) if usable_url(value) else f"source={value[:60]} is not a web address"
    if key == DirectiveKind.SPEAKER and value and value.strip():
        return DirectiveKind.SPEAKER, value.strip()
    known = [*DirectiveKind, "reason", "until"]
    return f"cannot use {key!r} like this{'' if key in known else _meant(key, known)}"


def _meant(word: str, known: Iterable[str]) -> str:
    meant = closest(word, known)
    return f" (did you mean {meant.replace('_', '-')!r}?)" if meant else ""


def comments_in_text(source: str) -> tuple[Notice, ...]:
    """A notice for each comment to verify in plain text, where none has an effect."""
    found = list(_IN_TEXT.finditer(source))
    lines = Lines(source) if found else None
    notices = []
    for comment in found:
        assert lines is not None
        line, column = lines.position(comment.start())
        message = (
            "The comment to verify has no effect: in plain text there are no comments. Markdown and HTML have them."
        )
        notices.append(Notice(code=NoticeCode.UNUSED_DIRECTIVE, message=message, line=line, column=column))
    return tuple(notices)
