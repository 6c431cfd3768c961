"""Why a named source is judged as it is: one plain sentence for an editor."""

from __future__ import annotations

from collections.abc import Sequence

from verify.judge.search_coverage import answered
from verify.judge.wording import because_unchecked, listed, number_words
from verify.model.claim import NamedSource, SourceRole
from verify.model.source_words import SourceOutcome, Via
from verify.model.verdict import Evidence, Looked, MatchKind, Reason

_NAMED = 3


def because_of_source(
    source: NamedSource,
    outcome: SourceOutcome,
    reason: Reason | None,
    found: Sequence[Evidence],
    looked: Looked,
    via: Via | None,
) -> str:
    """Why *source* is judged so; *found* is best first, and not empty where something was found."""
    if source.role is SourceRole.RECOMMENDED:
        return "Recommended to readers: the draft takes nothing from it."
    if reason is Reason.UNCLEAR:
        return f"“{_short(found[0].match.passage)}” is near what the draft takes from it; words alone cannot tell whether it says the same."
    if reason is Reason.AMBIGUOUS:
        many = len(source.could_be) - _NAMED
        more = f" or {number_words(many, 'other')}" if many > 0 else ""
        return f"“The {source.name}” may be {', '.join(source.could_be[:_NAMED])}{more}: write its full name."
    if reason is not None:
        return because_unchecked(reason, looked, None)
    if outcome is SourceOutcome.UNSUPPORTED:
        names = listed(answered(looked))
        asked = f"Looked with {names}; " if names else ""
        where = f"none of {source.name}, and none that credits it, carries what the draft takes from it"
        said = f"{asked}{number_words(looked.pages_read, 'page')} read; {where}."
        return said[0].upper() + said[1:]
    if outcome is SourceOutcome.CONTRADICTED:
        notes = [edit.note for edit in found[0].match.edits if edit.material]
        return notes[0] if notes else "Its page says otherwise."
    page, judged = found[0].page, found[0].match.reasons if found[0].match.kind is MatchKind.PARAPHRASE else ()
    if via is Via.CREDIT:
        return " ".join((f"{page.outlet or page.domain or 'A page'} carries it and credits {source.name}.", *judged))
    if all(each.match.unclear for each in found):
        return "Its own page of these days reports the same event; no single line of it is the draft's."
    return " ".join(("Its own page carries it.", *judged))


def _short(text: str, most: int = 160) -> str:
    bare = " ".join(text.split())
    return bare if len(bare) <= most else bare[: most - 1].rstrip() + "…"
