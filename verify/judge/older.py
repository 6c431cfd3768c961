"""Old words as new: a page that had the words long before the day on which the draft says they were said."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from verify.judge.warnings import merge_notices
from verify.model.claim import Claim, ClaimKind
from verify.model.draft import Draft
from verify.model.notice import Notice, NoticeCode
from verify.model.page import Page
from verify.model.verdict import Evidence, Outcome, Verdict
from verify.text.dates import WEEKDAYS, find_date, find_date_spans
from verify.text.sentences import split_sentences

# "on Thursday", "Thursday night", "yesterday", "this week": within about a week of the draft's day.
_RECENT = re.compile(
    rf"(?i)\b(?:(?P<day>{'|'.join(WEEKDAYS)})(?!s\b)|(?P<near>today|tonight|yesterday|this (?:morning|afternoon|evening|week)|"
    r"last night|earlier (?:today|this week)|on the weekend|over the weekend|hours (?:ago|later|earlier)))\b"
)
# "…, as he said in 2019", "last year", "years ago": the draft itself calls the words old.
_LONG_AGO = re.compile(
    r"(?i)\b(?:(?:in|since|of|from) (?:19|20)\d\d|last (?:year|month|spring|summer|autumn|fall|winter)|"
    r"(?:years|months|decades) (?:ago|before|earlier)|once said|had said|in the past|long before)\b"
)
_NEAR_DRAFT = timedelta(days=10)
# Papers print with a day's delay, and time zones differ.
_LEEWAY = timedelta(days=2)
_OLD = timedelta(days=31)
# Fewer words come up again by chance.
_FEWEST_WORDS = 5
_BESIDE = 160
_HEAD_LINES, _LONGEST_HEAD = 3, 90


def older_than_said(claim: Claim, draft: Draft, day: date | None, evidence: Sequence[Evidence]) -> Notice | None:
    """A warning where the draft tells a day of the last week and a page of *evidence* had the words a month before it.

    *day* is the draft's own; *evidence* carries the words.
    """
    if day is None or len(claim.text.split()) < _FEWEST_WORDS:
        return None
    said = said_on(claim, draft, day)
    if said is None:
        return None
    when, words = said
    dated = ((had_on, e.page) for e in evidence if (had_on := _had_on(e.page)) is not None)
    old = [(had_on, page) for had_on, page in dated if had_on < when - _OLD - _LEEWAY]
    if not old:
        return None
    had_on, page = min(old, key=lambda each: (each[0], each[1].final_url))
    where = (page.title if page.own_material else page.outlet) or page.domain or "a page"
    message = f"The draft says “{words}”, but {where} had these words on {had_on:%d %B %Y}."
    return Notice(code=NoticeCode.OLDER_THAN_SAID, message=message, line=claim.line, column=claim.column)


def _had_on(page: Page) -> date | None:
    """The day of a page, or the latest one in the head of the user's own notes: "Interview with Jo Roe, 3 March 2024"."""
    if page.published_on is not None or not page.own_material:
        return page.published_on
    head = [line for line in page.text.split("\n") if line.strip()][:_HEAD_LINES]
    short = (line for line in head if len(line) <= _LONGEST_HEAD)
    days = (find_date(span.cut(line).strip(" .,")) for line in short for span in find_date_spans(line))
    return max((day for day in days if day is not None), default=None)


def said_on(claim: Claim, draft: Draft, day: date) -> tuple[date, str] | None:
    """The earliest day on which the words were said by what the draft says beside them, and its words for it."""
    told = _beside(claim, draft)
    if _LONG_AGO.search(told):
        return None
    for span in find_date_spans(told):
        words = span.cut(told).strip(" .,")
        named = find_date(words) or find_date(f"{words} {day.year}")
        if named is not None and abs(named - day) <= _NEAR_DRAFT:
            return named, words
    found = _RECENT.search(told)
    if found is None:
        return None
    if not found["day"]:
        return day - timedelta(days=7 if "week" in found["near"].lower() else 1), found.group()
    back = (day.weekday() - WEEKDAYS.index(found["day"].lower())) % 7
    # On a Thursday "on Thursday" may be a week ago.
    return day - timedelta(days=back or 7), found.group()


def _beside(claim: Claim, draft: Draft) -> str:
    """What the draft says in the sentences that hold the words, without the words."""
    spans = [part.span for part in claim.parts]
    start, end = spans[0].start, spans[-1].end
    source = draft.source
    first = max(source.rfind("\n", 0, start) + 1, start - _BESIDE)
    last = source.find("\n", end)
    last = min(last if last >= 0 else len(source), end + _BESIDE)
    before = source[first:start].rstrip(" “\"„«‘'")
    # A sentence that ends before the words tells of something else.
    ended = before.endswith((".", "!", "?", "…"))
    ahead = [] if ended else [span.cut(before) for span in split_sentences(before)][-1:]
    # What ends the words ends no sentence of the draft: “…!” she said on Thursday.
    behind = source[end:last].lstrip(" ,.!?…”\"»’'")
    after = [span.cut(behind) for span in split_sentences(behind)][:1]
    between = [source[one.end : other.start] for one, other in pairwise(spans)]
    return " … ".join((*ahead, *between, *after))


def with_older(verdict: Verdict, draft: Draft, day: date | None) -> Verdict:
    """*verdict*, with a warning where its words are older than the draft says; *day* is the draft's."""
    if verdict.outcome is not Outcome.CORROBORATED or verdict.claim.kind is not ClaimKind.QUOTATION:
        return verdict
    warning = older_than_said(verdict.claim, draft, day, verdict.evidence)
    return replace(verdict, notices=merge_notices(verdict.notices, (warning,))) if warning else verdict
