"""What a reader of a report should know beside the outcome."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class NoticeCode(StrEnum):
    """Warning codes of the JSON report; the set may only grow."""

    SPEAKER_NOT_CONFIRMED = "speaker_not_confirmed"
    NO_SPEAKER = "no_speaker"
    SENTENCE_GOES_ON = "sentence_goes_on"
    PARTS_APART = "parts_apart"
    UNREAD_PAGES = "unread_pages"
    OWN_PAGE_ONLY = "own_page_only"
    LOOK_ALIKE_LETTERS = "look_alike_letters"
    HIDDEN_CHARACTERS = "hidden_characters"
    UNBALANCED_MARKS = "unbalanced_marks"
    HYPOTHETICAL = "hypothetical"
    TRANSCRIPT_DIFFERS = "transcript_differs"
    UNCREDITED_ORIGIN = "uncredited_origin"
    STRUCK_OUT = "struck_out"
    GUESSED_ENCODING = "guessed_encoding"
    OLDER_THAN_SAID = "older_than_said"
    MARKUP_INSIDE = "markup_inside"
    BESIDE_ARTICLE = "beside_article"
    COMMENT_ONLY = "comment_only"
    DATA_ONLY = "data_only"
    SPEAKER_NOT_READ = "speaker_not_read"
    NO_QUOTATION = "no_quotation"
    DISPUTED_ELSEWHERE = "disputed_elsewhere"
    OPPOSITE_SAID = "opposite_said"
    MALFORMED_DIRECTIVE = "malformed_directive"
    UNUSED_DIRECTIVE = "unused_directive"
    EXPIRED_DIRECTIVE = "expired_directive"
    DISREGARDED_DIRECTIVE = "disregarded_directive"


# Of comments to the checker that do nothing.
INEFFECTIVE = frozenset({NoticeCode.UNUSED_DIRECTIVE, NoticeCode.EXPIRED_DIRECTIVE, NoticeCode.DISREGARDED_DIRECTIVE})
# Of all comments to the checker that do not do what was meant: nobody who wrote one should have to wonder.
ON_COMMENTS = INEFFECTIVE | {NoticeCode.MALFORMED_DIRECTIVE}


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """One warning: a code for programs, a sentence for people, a place in the draft (1-based) where there is one."""

    code: NoticeCode
    message: str
    line: int | None = None
    column: int | None = None
