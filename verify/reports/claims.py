"""What would be checked in a draft, before anything is looked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from verify.model.claim import UNMARKED, Claim, ClaimKind, DraftClaims, Figure, NamedSource, SourceRole
from verify.model.draft import Draft
from verify.reports.escaping import harmless
from verify.reports.layout import shorten, wrap
from verify.text.lines import Lines
from verify.text.printable import counted

_INDENT = 12


def render_claims_terminal(
    drafts: Sequence[tuple[Draft, DraftClaims]], *, width: int = 80, plain: bool = False, explain: bool = False
) -> str:
    """The claims and named sources of *drafts* as lines for a terminal; *plain* keeps to ASCII.

    *explain* adds which rule found each quotation's speaker, each statement, figure and source, and why it holds.
    """
    lines: list[str] = []
    for draft, claims in drafts:
        for label, text in _draft_fields(draft, claims, explain=explain):
            lines.extend(_lines(label, harmless(text, plain=plain), max(width, 40)))
        lines.append("")
    return ("\n".join(lines).rstrip("\n") + "\n").lstrip("\n")


def matter_words(source: NamedSource, claims: Iterable[Claim], limit: int = 100) -> tuple[str, ...]:
    """What the draft takes from *source*, each in at most *limit* characters."""
    if source.role is SourceRole.LISTED:
        return ("the story as a whole",)
    if source.role is SourceRole.RECOMMENDED:
        return ("nothing: it is recommended to readers",)
    return tuple(shorten(claim.text, limit) for claim in claims if claim.id in source.matter)


def _draft_fields(draft: Draft, claims: DraftClaims, *, explain: bool) -> Iterator[tuple[str | None, str]]:
    # Label and text of each line; None for a line without a column of labels.
    yield None, f"{draft.path}: {_counts(claims)}"
    for notice in (*draft.notices, *claims.notices):
        yield "warning", notice.message
    for claim in claims.claims:
        yield None, ""
        yield from _claim(claim)
        if explain and (claim.found_by or claim.kind is ClaimKind.QUOTATION):
            yield "rule", _reason(claim.linked_by or claim.found_by) or "none finds a speaker"
    if claims.named_sources:
        lines = Lines(draft.source)
        yield from ((None, ""), (None, "Named sources"))
        for source in claims.named_sources:
            domain = f", {source.domain}" if source.domain else ""
            line = lines.position(source.span.start)[0]
            yield f"line {line}", f"{source.name} ({source.role.value}{domain})"
            if explain and source.found_by:
                yield "rule", _reason(source.found_by)
            yield from (("", f"takes: {words}") for words in matter_words(source, claims.claims))


def _counts(claims: DraftClaims) -> str:
    kinds = [claim.kind for claim in claims.claims]
    named = [counted(kinds.count(kind), _NOUNS[kind], _PLURALS.get(kind)) for kind in ClaimKind if kind in kinds]
    return ", ".join([*named, counted(len(claims.named_sources), "named source")])


def _claim(claim: Claim) -> Iterator[tuple[str, str]]:
    quoted = shorten(claim.text, 400)
    yield f"line {claim.line}", quoted if claim.kind in UNMARKED else f"“{quoted}”"
    yield "", f"{_NOUNS[claim.kind]}, {claim.form.value}" + (", inside another" if claim.parent else "")
    if claim.speaker:
        resolved = "" if claim.speaker.name == claim.speaker.text else f" -> {claim.speaker.name}"
        yield "speaker", claim.speaker.text + resolved
    elif claim.kind is ClaimKind.QUOTATION:
        yield "speaker", "none named"
    if claim.cue:
        yield "cue", claim.cue.text
    if claim.named_source:
        yield "source", claim.named_source
    if claim.figure:
        yield "figure", _figure(claim.figure)
    for notice in claim.notices:
        yield "warning", notice.message


def _reason(rule: str) -> str:
    """The name of a *rule* with its reason, as the guide has it; empty where there is none of that name."""
    from verify.guide import entry
    from verify.guide.sections import RULE

    section = entry(RULE, rule)
    return f"{section.name}: {section.text.partition('. *')[0]}" if section else ""


def _figure(figure: Figure) -> str:
    amount = "no exact value" if figure.value is None else str(figure.value)
    if figure.upper is not None:
        amount = f"{amount} to {figure.upper}"
    return " ".join(part for part in (figure.qualifier, amount, figure.unit) if part)


def _lines(label: str | None, text: str, width: int) -> Iterator[str]:
    if label is None:
        yield from wrap(text, width) or [""]
        return
    lines = wrap(text, width - _INDENT) or [""]
    yield f"  {label.ljust(_INDENT - 2)}{lines[0]}"
    for line in lines[1:]:
        yield " " * _INDENT + line


_NOUNS = {
    ClaimKind.QUOTATION: "quotation",
    ClaimKind.STATEMENT: "statement",
    ClaimKind.FIGURE: "figure",
    ClaimKind.SCARE: "passage at arm's length",
    ClaimKind.TITLE: "title of a work",
}
_PLURALS = {ClaimKind.SCARE: "passages at arm's length", ClaimKind.TITLE: "titles of works"}
