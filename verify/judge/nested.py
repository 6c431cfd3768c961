"""Evidence on words quoted inside a quotation: where the surrounding words stand, so do they."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from verify.model.claim import Claim
from verify.model.verdict import Evidence, SpeakerCheck


def nested_evidence(claim: Claim, own: Sequence[Evidence], around: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """The evidence on nested words: their own places within those of the surrounding quotation, else its places.

    *around* is the evidence that the surrounding quotation's verdict rests on. Where it stands nowhere, all of *own* counts.
    """
    if not around:
        return tuple(own)
    # By address and words: one address may have been read twice, with other words each time.
    outer = {(e.page.final_url, e.page.text): e for e in around}
    within = [
        _inherited(claim, e, surrounding)
        for e in own
        if (surrounding := outer.get((e.page.final_url, e.page.text))) and surrounding.match.span.overlaps(e.match.span)
    ]
    return tuple(within) if within else tuple(_inherited(claim, e, e) for e in around)


def _inherited(claim: Claim, own: Evidence, outer: Evidence) -> Evidence:
    """*own* with the context of *outer*: few words are no longer few, and who says the whole says the part."""
    match = replace(own.match, short=False)
    if claim.speaker is not None:
        check = own.speaker_check if own is not outer else SpeakerCheck.UNNAMED
        return replace(own, match=match, speaker_check=check)
    return replace(own, match=match, speaker=outer.speaker, speaker_check=outer.speaker_check)
