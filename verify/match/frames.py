"""Frames that turn words round: what stands beside the quoted words in the speaker's own sentence and takes them back.

"It is not true that the bridge is safe" does not carry “the bridge is safe”: the frame belongs to the words, and cutting it
off changes what was said. Rules are tried in order; the first that fits names itself in the edit's note.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from verify.match.align import Alignment
from verify.match.cuts import LOOK, sentence_before, sentence_behind
from verify.match.overlay import Compared
from verify.model.span import Span
from verify.model.verdict import Difference, Edit, EditOp
from verify.text.fold import fold

_SAY = (
    r"(?:say|says|said|saying|claim|claims|claimed|claiming|argue|argues|argued|insist|insists|insisted|tell|tells|told|"
    r"pretend|pretends|suggest|suggests|suggested|state|states|stated|promise|promised|write|wrote|allege|alleges|alleged)"
)
_THINK = (
    r"(?:think|thinks|thought|believe|believes|believed|accept|agree|assume|assumes|imagine|decide|decides|decided|conclude|"
    r"concluded|feel|suppose|supposes|reckon|reckons|fear|fears)"
)
_WORDS = r"(?: [\w'-]+){0,3}"
_WHOM = r"(?: (?:me|us|you|them|people|everyone|everybody|anyone))?"
_THAT = r"(?: that)?[,:]? ?[\"']?"
_MIND = rf"(?:{_SAY}|{_THINK})"
# Who else may hold the words to be so. The first group speaks for nobody in particular, whoever tells of it.
_OTHERS = (
    r"(?:(?:some|many|most|other|certain|too many|a lot of)(?: of)?(?: [\w'-]+){0,2}|others|people|everybody|everyone|critics|"
    r"opponents|rivals|enemies|(?:my|our|their|his|her) (?:[\w'-]+ ){0,2}(?:opponents?|critics?|rivals?|enem(?:y|ies)|predecessor))"
)
_SOMEBODY = r"(?:they|he|she|you|the [\w'-]+(?: [\w'-]+)?)"
# The nearest mark before the words, or the label of a transcript, and whether it opens somebody's words.
_OPENER = re.compile(r"(?P<open>[“„«]|(?<![^\s(\[—–-])\"|(?:^|\n)[^\W\d_][\w .'’()-]{1,60}:\s)|[”»\"]")
_LABEL = re.compile(r"[^\W\d_][\w .'’()-]{1,60}:\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameRule:
    """One kind of frame: *before* ends where the quoted words begin, *after* begins where they end.

    *spoken*: only where the sentence is known to be the speaker's own, for a writer may report in the same words.
    """

    name: str
    why: str
    example: str
    before: re.Pattern[str] | None = None
    after: re.Pattern[str] | None = None
    spoken: bool = False


def _ending(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?:^|\W)(?:{pattern})\W{{0,2}}$")


RULES = (
    FrameRule(
        name="called_untrue",
        why="the speaker calls the words untrue",
        example="It is simply not true that the bridge is safe.",
        before=_ending(
            rf"(?:not|never|hardly|n't)(?: [\w'-]+)? (?:true|the case|correct|right|accurate|so|a fact)(?: to {_SAY})?{_THAT}|"
            rf"(?:untrue|false|wrong|incorrect|nonsense|absurd|ridiculous|a lie|a myth|a rumou?r|a fairy tale)"
            rf"(?: to {_MIND}{_WHOM})? that{_THAT}"
        ),
        after=re.compile(
            r"\W{0,3}(?:which|that|this|it) (?:is|was|'s)(?: [\w'-]+){0,2}? "
            r"(?:not true|untrue|false|a lie|nonsense|a myth|wrong|not the case|not so)\b"
        ),
    ),
    FrameRule(
        name="not_said",
        why="the speaker denies saying or believing the words",
        example="I never said that the library should close.",
        before=_ending(rf"(?:never|not|cannot|[\w]+n't)(?: [\w'-]+){{0,2}} {_MIND}{_WHOM}{_THAT}"),
    ),
    FrameRule(
        name="nobody_says",
        why="nobody is said to hold the words to be so",
        example="Nobody can say that the council has lied.",
        before=_ending(rf"(?:nobody|no one|no-one|none)(?: [\w'-]+){{0,4}} {_MIND}{_WHOM}{_THAT}"),
    ),
    FrameRule(
        name="denied",
        why="the speaker denies or rejects the words",
        example="I reject the idea that the school was badly run.",
        before=_ending(
            r"(?:deny|denies|denied|denying|doubt|doubts|doubted|dispute|disputes|disputed|reject|rejects|rejected|refute|"
            rf"refutes|refuted)(?: [\w'-]+){{0,5}} that{_THAT}|(?:deny|doubt|dispute|denied|doubted|disputed){_THAT}"
        ),
    ),
    FrameRule(
        name="others_say",
        why="the speaker tells what others say or think",
        example="Some people think the old pier belongs to the fishing club.",
        before=_ending(rf"{_OTHERS}{_WORDS} {_MIND}{_WHOM}{_THAT}"),
        after=re.compile(rf"\W{{0,3}}(?:{_OTHERS}|they) (?:{_MIND})\b"),
    ),
    FrameRule(
        name="somebody_says",
        why="the speaker tells what somebody else says or thinks",
        example="“They tell us the ferry is safe,” Reyes said.",
        before=_ending(
            rf"{_SOMEBODY}(?: (?:have|has|had|will|would|keep|keeps|always|all|now))? {_MIND}{_WHOM}{_THAT}"
        ),
        spoken=True,
    ),
    FrameRule(
        name="only_supposed",
        why="the speaker only supposes the words",
        example="What if the bridge falls?",
        before=_ending(
            r"(?:if|unless|whether|suppose|supposing|imagine|pretend|assuming|as though)(?: for a moment)?(?: that)?[,:]?"
        ),
    ),
)
_QUESTION = FrameRule(
    name="asked",
    why="the speaker asks",
    example="Do you believe the bridge is safe?",
    before=re.compile(
        r"^\W*(?:and |but |so |or )?(?:do|does|did|is|are|was|were|has|have|had|can|could|would|should|will|why|who|how|when|"
        r"where|what|which)\b"
    ),
)


def turning_frame(alignment: Alignment, compared: Compared) -> Edit | None:
    """The edit for a frame that the quotation cuts off at either end though it turns the words round; None without one."""
    page = compared.page
    start = page.span(alignment.steps[0].page_start, alignment.steps[0].page_end).start
    last = alignment.steps[-1]
    end = page.span(last.page_end - 1, last.page_end).end if last.page_end else start
    around = page.text[max(0, start - LOOK) : start]
    before, behind = sentence_before(around), sentence_behind(page.text[end : end + LOOK])
    before = before[label.end() :] if (label := _LABEL.match(before)) else before
    spoken = _is_spoken(around)
    low, low_behind = fold(before).text, fold(behind).text
    for rule in RULES:
        if rule.spoken and not spoken:
            continue
        if rule.before is not None and rule.before.search(low):
            return _cut(compared, rule, before, Span(start - len(before), start), at=0)
        if rule.after is not None and rule.after.match(low_behind):
            place = len(compared.quotation.text)
            return _cut(compared, rule, behind, Span(end, end + len(behind)), at=place)
    if _is_asked(low, page.text[end : end + LOOK], behind, compared.quotation.text):
        return _cut(compared, _QUESTION, before, Span(start - len(before), start), at=0)
    return None


def _is_spoken(around: str) -> bool:
    """Whether what ends *around* is somebody's own words: in marks that are still open, or behind a label."""
    last = None
    for last in _OPENER.finditer(around):
        pass
    return last is not None and last["open"] is not None


def _is_asked(before: str, after: str, behind: str, quoted: str) -> bool:
    """Whether the page's sentence is a question, begun before the quoted words, of which the draft makes a statement."""
    if _QUESTION.before is None or not _QUESTION.before.match(before) or "?" in quoted[-3:]:
        return False
    return after[len(behind) :].lstrip(" ")[:1] == "?" if after.startswith(behind) else False


def _cut(compared: Compared, rule: FrameRule, words: str, span: Span, *, at: int) -> Edit:
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
