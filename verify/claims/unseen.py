"""Where readers of a draft see something else within a quotation than is compared: struck words, other markup."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from verify.model.claim import Claim, ClaimKind
from verify.model.draft import Unseen, UnseenKind
from verify.model.notice import Notice, NoticeCode
from verify.text.lines import Lines

_MARKUP = "There is markup inside the quotation: readers may see other words."


def with_unseen(claims: Sequence[Claim], unseen: Sequence[Unseen], lines: Lines) -> list[Claim]:
    """*claims*, the quotations among them with a notice on what readers see otherwise within their words."""
    if not unseen:
        return list(claims)
    return [
        replace(claim, notices=(*claim.notices, *dict.fromkeys(_notices(claim, unseen, lines))))
        if claim.kind is ClaimKind.QUOTATION
        else claim
        for claim in claims
    ]


def struck_out(words: str) -> str:
    """What a notice says of *words* that are struck out in a quotation."""
    return f"Struck out inside the quotation, and left out here: “{words}”."


def _notices(claim: Claim, unseen: Sequence[Unseen], lines: Lines) -> Iterator[Notice]:
    told: set[UnseenKind] = set()
    for each in unseen:
        if each.kind in told or not any(part.span.overlaps(each.span) for part in claim.parts):
            continue
        told |= {each.kind} - {UnseenKind.STRUCK}
        line, column = lines.position(each.span.start)
        struck = each.kind is UnseenKind.STRUCK
        code = NoticeCode.STRUCK_OUT if struck else NoticeCode.MARKUP_INSIDE
        yield Notice(code=code, message=struck_out(each.words) if struck else _MARKUP, line=line, column=column)
