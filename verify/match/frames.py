"""Frames that turn words round: what is beside the quoted words in the speaker's own sentence and takes them back.

"It is not true that the mill is shut" does not carry “the mill is shut”: the frame belongs to the words, and cutting it
off changes what was said. Rules are tried in order; the first that fits names itself in the edit's note.
"""

from __future__ import annotations

import re

from verify.match.align import Alignment
from verify.match.cuts import LOOK, sentence_before, sentence_behind
from verify.match.overlay import Compared
from verify.model.span import Span
from verify.model.verdict import Difference, Edit, EditOp
from verify.speech.frames import QUESTION, FrameRule, frame_before, frame_behind
from verify.speech.labels import ANY_LABEL
from verify.speech.shapes import Classed, shapes

# The nearest mark before the words, or the label of a transcript, and whether it opens somebody's words.
_OPENER = re.compile(rf"(?P<open>[“„«]|(?<![^\s(\[—–-])\"|(?:^|\n){ANY_LABEL}\s)|[”»\"]")
# Nobody but a speaker, in a speech without marks, sets "us" against "them".
_OF_ONESELF = shapes("^ AND|so|now? they ADV|IS|keep|all|always{0,2} SAY us|me")
_LABEL = re.compile(rf"{ANY_LABEL}\s+")


def turning_frame(alignment: Alignment, compared: Compared) -> Edit | None:
    """The edit for a frame that the quotation cuts off at either end though it turns the words round; None without one."""
    page = compared.page
    start = page.span(alignment.steps[0].page_start, alignment.steps[0].page_end).start
    last = alignment.steps[-1]
    end = page.span(last.page_end - 1, last.page_end).end if last.page_end else start
    around, after = page.text[max(0, start - LOOK) : start], page.text[end : end + LOOK]
    before, behind = sentence_before(around), sentence_behind(after)
    before = before[label.end() :] if (label := _LABEL.match(before)) else before
    if not before and not behind:
        return None
    lead = Classed(before)
    if (rule := frame_before(lead, spoken=_is_spoken(around) or lead.has(_OF_ONESELF))) and _counts(rule, compared):
        return _cut(rule, before, Span(start - len(before), start), at=0)
    if behind and (rule := frame_behind(Classed(_parted(after) + behind))):
        return _cut(rule, behind, Span(end, end + len(behind)), at=len(compared.quotation.text))
    if lead.has(QUESTION.before) and _is_asked(after, behind, compared.quotation.text):
        return _cut(QUESTION, before, Span(start - len(before), start), at=0)
    return None


def _counts(rule: FrameRule, compared: Compared) -> bool:
    """Whether the draft does not tell of the frame in its own words; beside a fragment it may say in any way what is forbidden."""
    is_fragment = rule.name == "forbidden" and compared.quotation.text.strip()[:1].islower()
    return rule.turn != compared.quotation.framed and not is_fragment


def _parted(after: str) -> str:
    """The mark between the words and the rest of their sentence."""
    mark = after.lstrip(' ”"»')[:1]
    return mark if mark in (",", ";", "–", "—") else ""


def _is_spoken(around: str) -> bool:
    """Whether what ends *around* is somebody's own words: in marks that are still open, or behind a label."""
    marks = [*_OPENER.finditer(around)]
    return bool(marks) and marks[-1]["open"] is not None


def _is_asked(after: str, behind: str, quoted: str) -> bool:
    """Whether the page's sentence is a question, begun before the quoted words, of which the draft makes a statement."""
    return "?" not in quoted[-3:] and after.startswith(behind) and after[len(behind) :].lstrip(" ")[:1] == "?"


def _cut(rule: FrameRule, words: str, span: Span, *, at: int) -> Edit:
    shown = " ".join(words.split())
    return Edit(
        op=EditOp.DELETE,
        difference=Difference.CUT,
        draft="",
        page=shown,
        draft_span=Span(at, at),
        page_span=span,
        material=True,
        note=f"The draft leaves out “{shown}”: {rule.why}.",
    )
