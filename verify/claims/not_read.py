"""What a draft's reader should know of what was not read in it: speakers of another language, marks without a quotation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from verify.model.claim import Claim, ClaimKind, Form
from verify.model.draft import Draft
from verify.model.notice import Notice, NoticeCode
from verify.speech.abroad import language_name, speakers_are_read
from verify.speech.mark_signs import signs_in

_DOUBLE = frozenset('"“”„‟«»「」') | {"''", "``"}


def reading_notices(draft: Draft, claims: Sequence[Claim]) -> tuple[Notice, ...]:
    """One notice for each thing that was seen and could not be read."""
    return tuple(_notices(draft, [claim for claim in claims if claim.kind is ClaimKind.QUOTATION]))


def _notices(draft: Draft, quotations: Sequence[Claim]) -> Iterator[Notice]:
    nameless = any(claim.speaker is None and claim.form is not Form.NESTED for claim in quotations)
    if nameless and not speakers_are_read(draft.language):
        message = (
            f"Speakers are not read in {language_name(draft.language)}, but for the plainest attributions: where none is "
            "shown, only the words are compared, and nobody notices a page that gives them to somebody else."
        )
        yield Notice(code=NoticeCode.SPEAKER_NOT_READ, message=message)
    marks = 0 if quotations else sum(sign.mark in _DOUBLE for sign in signs_in(draft.text, 0, len(draft.text)))
    if marks:
        seen = "A quotation mark was" if marks == 1 else f"{marks} quotation marks were"
        yield Notice(code=NoticeCode.NO_QUOTATION, message=f"{seen} seen in this draft, and no quotation was read.")
