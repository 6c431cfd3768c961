"""Why a verdict is what it is: one plain sentence for an editor."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from verify.judge.names import is_unnamed
from verify.judge.search_coverage import answered, failed
from verify.model.attested import Attested
from verify.model.claim import Claim
from verify.model.verdict import (
    Difference,
    Edit,
    Evidence,
    Looked,
    MatchKind,
    Outcome,
    Reason,
    SpeakerCheck,
    Verdict,
)

_HOW = {
    MatchKind.VERBATIM: "Verbatim",
    MatchKind.NORMALISED: "The same words except for marks, case or spelling",
    MatchKind.ELIDED: "The same words with an ellipsis",
    MatchKind.BRACKETED: "The same words except for brackets",
    MatchKind.MINOR: "The same words except for small changes",
}
_UNCHECKED = {
    Reason.OFFLINE: "Pages it needs are not in the cache, and the run was offline.",
    Reason.NO_NETWORK: "No provider could be asked: there is no network.",
    Reason.NO_PROVIDER: "No provider was asked whose silence would mean anything.",
    Reason.BUDGET: "The limit on pages or requests for this draft was reached before the search was done.",
    Reason.TIMEOUT: "The time for this draft ran out before the search was done.",
    Reason.LATER_ONLY: "Only pages published after the draft carry these words.",
    Reason.TOO_SHORT: "So few words prove nothing without their speaker or matching context.",
    Reason.NOT_SEARCHED: "Compared only with the pages read for quotations; none of them says it.",
    Reason.UNCLEAR: "A page is near, but words alone cannot tell whether it says the same: compare it with the passage shown.",
    Reason.AMBIGUOUS: "The name fits several outlets.",
    Reason.INTERNAL: "An internal error: it could not be fully compared or judged.",
}
_TAKEN_BACK: dict[Attested | None, str] = {
    Attested.DENIED: "denied",
    Attested.DOUBTED: "doubted",
    Attested.WITHDRAWN: "withdrawn",
}
_MOST_LISTED = 6
_SKIPPED = {
    Reason.SCARE: "Words at arm's length: nobody is quoted.",
    Reason.TITLE: "A title or a name: nobody is quoted.",
    Reason.IGNORED: "The author asked to ignore it.",
    Reason.DENIED_BY_DRAFT: "The draft itself says that these words were not said.",
}


def because_of_evidence(
    claim: Claim, outcome: Outcome, evidence: Sequence[Evidence], credited: Mapping[int, str] | None = None
) -> str:
    """Why the words were found as they were; *evidence* is best first and not empty, *credited* names origins that pages credit."""
    best = evidence[0]
    if outcome is Outcome.MISATTRIBUTED:
        said_by = claim.speaker.name if claim.speaker else "nobody"
        other = best.speaker or "another speaker"
        return f"{_upper(_carrier(best))} attributes these words to {other}; the draft attributes them to {said_by}."
    if outcome is Outcome.DISPUTED:
        taken = _TAKEN_BACK.get(best.match.attested, "doubted")
        return f"{_where(evidence)} the words appear only where they are {taken}: “{best.match.frame}”."
    if outcome is Outcome.ALTERED:
        return _difference(best)
    if outcome is Outcome.PARAPHRASED and best.match.kind is not MatchKind.PARAPHRASE:
        return f"{_where(evidence)} this is reported speech, without quotation marks."
    if outcome is Outcome.PARAPHRASED:
        carriers, is_one = _carriers(evidence)
        return " ".join((f"{carriers} report{'s' if is_one else ''} this in other words.", *best.match.reasons))
    named = "" if best.speaker_check is SpeakerCheck.SAME or claim.speaker is None else ", which name no speaker"
    if named and len({e.page.final_url for e in evidence}) == 1:
        named = ", which names no speaker"
    if named and best.page.own_material:
        # It may name somebody: a label that accuses nobody.
        named = ", which does not confirm the speaker"
    return f"{_HOW.get(best.match.kind, 'Found')} {_found_on(evidence, credited)}{named}.{_cleaned(best)}"


def _cleaned(best: Evidence) -> str:
    """What was left out of the page's speech."""
    left = list(dict.fromkeys(edit.page for edit in best.match.edits if edit.difference is Difference.FILLER))
    shown = ", ".join(f"“{' '.join(words.split())}”" for words in left[:_MOST_LISTED])
    more = f" and {len(left) - _MOST_LISTED} more" if len(left) > _MOST_LISTED else ""
    return f" Left out as cleaned speech: {shown}{more}." if left else ""


def whom_instead(evidence: Sequence[Evidence]) -> str:
    """Whom a page names there without saying clearly that it is somebody else."""
    for e in evidence:
        if e.speaker and e.speaker_check is SpeakerCheck.UNNAMED and not is_unnamed(e.speaker):
            where = (e.page.title if e.page.own_material else e.page.outlet) or e.page.domain or "the page"
            return f"; {where} names {e.speaker}"
    return ""


def because_of_denial(claim: Claim, evidence: Sequence[Evidence]) -> str:
    """Why words that the draft says were not said are a finding all the same."""
    speaker = evidence[0].speaker or "somebody"
    return f"The draft says “{claim.denied_by}”; {_carrier(evidence[0])} reports that {speaker} said these words."


def because_of_statement(evidence: Sequence[Evidence]) -> str:
    """Why reported speech counts as reported elsewhere too."""
    return " ".join((f"{_carriers(evidence)[0]} may report this in other words.", *evidence[0].match.reasons))


def because_of_figure(evidence: Sequence[Evidence]) -> str:
    """Why a figure counts as carried."""
    return f"The same figure is in a similar sentence {_found_on(evidence)}."


def because_unfound(looked: Looked, given: Sequence[Evidence] = ()) -> str:
    """Where it was looked in vain, and how pages have the words that show nobody saying them."""
    return " ".join(
        (_looked_in_vain(looked), *dict.fromkeys(e.match.attested.meaning for e in given if e.match.attested))
    )


def _looked_in_vain(looked: Looked) -> str:
    names = listed(answered(looked))
    read = f"; {number_words(looked.pages_read, 'page')} read" if looked.pages_read else ""
    return (
        f"Searched with {names}{read}; no page carries these words." if names else "No page that was read carries them."
    )


def because_unchecked(reason: Reason, looked: Looked, translation: str | None) -> str:
    """Why it could not be looked for, or why what was found proves nothing."""
    if reason is Reason.PAGE_UNREAD:
        return _unread(looked)
    if reason is Reason.PROVIDER_FAILED:
        names = listed(failed(looked))
        return f"{names or 'A provider'} did not answer every query, so the words may be where nobody looked."
    if reason is Reason.TRANSLATION:
        return f"A page in another language names the speaker and may carry the original: {translation}."
    return _UNCHECKED[reason]


def as_interrupted(verdict: Verdict) -> Verdict:
    """*verdict* of a run that was ended before its time; what was found out by then stays."""
    if verdict.reason is not Reason.TIMEOUT:
        return verdict
    return replace(verdict, because="The run was interrupted before the search was done.", interrupted=True)


def because_skipped(reason: Reason) -> str:
    """Why there was nothing to check."""
    return _SKIPPED[reason]


def _unread(looked: Looked) -> str:
    if not looked.failures:
        return "A page that the draft links, or a file of the evidence, could not be read."
    first = looked.failures[0]
    more = f" and {len(looked.failures) - 1} more" if len(looked.failures) > 1 else ""
    return f"A page that may carry the words could not be read: {first.url} ({first.reason}){more}."


def _difference(best: Evidence) -> str:
    material = [edit for edit in best.match.edits if edit.material]
    if not material:
        return "The page carries the passage, but not as the draft has it."
    notes = list(dict.fromkeys(_note(edit) for edit in material))
    more = f" And {len(notes) - 2} more differences." if len(notes) > 3 else ""
    return " ".join(notes[: 2 if more else 3]) + more


def _note(edit: Edit) -> str:
    note = edit.note.strip()
    if note:
        note = _upper(note)
        return note if note.endswith((".", "!", "?", "”")) else f"{note}."
    return f"The page says “{edit.page}”, the draft “{edit.draft}”."


def _where(evidence: Sequence[Evidence]) -> str:
    return f"{'In' if evidence[0].page.own_material else 'On'} {_carrier(evidence[0])}"


def _carrier(best: Evidence) -> str:
    """Who carries the words, as the subject of a sentence."""
    page = best.page
    return "your own material" if page.own_material else page.outlet or page.domain or "the page"


def _found_on(evidence: Sequence[Evidence], credited: Mapping[int, str] | None = None) -> str:
    """On how many public pages it is, and from how many independent sources; the user's own material is kept apart."""
    public, own = _counted(evidence, credited)
    return " and ".join(filter(None, (public and f"on {public}", own and f"in {own}")))


def _carriers(evidence: Sequence[Evidence]) -> tuple[str, bool]:
    """The same as the beginning of a sentence, and whether its verb is in the singular."""
    public, own = _counted(evidence)
    is_one = len({e.page.final_url for e in evidence}) == 1 or not public
    return _upper(" and ".join(filter(None, (public, own)))), is_one


def _counted(evidence: Sequence[Evidence], credited: Mapping[int, str] | None = None) -> tuple[str, str]:
    """The public pages and the user's own material that are among *evidence*; empty where there are none."""
    public = [e for e in evidence if not e.page.own_material]
    pages, origins = len({e.page.final_url for e in public}), {e.origin for e in public}
    names = [name for number, name in sorted((credited or {}).items()) if number in origins]
    named = "" if not names else f": {names[0]}" if len(origins) == 1 else f", {listed(names[:3])} among them"
    sources = number_words(len(origins), "independent source")
    counted = f"{number_words(pages, 'page')} ({sources}{named})" if public else ""
    return counted, "your own material" if len(public) < len(evidence) else ""


def number_words(count: int, noun: str) -> str:
    """ "one page", "2 pages"."""
    return f"one {noun}" if count == 1 else f"{count} {noun}s"


def _upper(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]


def listed(names: Sequence[str]) -> str:
    """ "a, b and c"; empty for none."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}" if names else ""
