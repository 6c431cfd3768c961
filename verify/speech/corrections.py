"""Corrections, and the words that they take back: not those that they give instead."""

from __future__ import annotations

import re

from verify.speech.shapes import Classed, Shapes, shapes
from verify.speech.surroundings import Surroundings

_NOTE = re.compile(
    r"(?i)\b(?:corrections?|clarifications?|editors?['’]s? note|retraction|amend(?:ed|ment)|corrected|erratum|"
    r"this (?:article|story|post|report|page) (?:was|has been) (?:updated|changed|edited)|"
    r"(?:an?|the|our) (?:earlier|previous|original|first|initial) (?:version|edition of (?:this|the|our)))"
)
# In the sentence of the words; the last sign before them decides.
_WRONG = shapes(
    "WRONGLY",
    "FAKE|MISQUOTED",
    "earlier|previous|original|first|initial version|versions",
    "earlier|previous|original|first|initial edition of THE PAGE",
    "in MISTAKE",
    "by MISTAKE",
    ": for end",
    "originally|initially|previously",
    "instead of",
    "rather than",
    "AND? NOT end",
    "as|WH|that we ADV? SAY|originally|first",
    "misstated|misheard|mistranslated|SHED",
)
_WRONG_BEHIND = shapes(
    "^ , IS{1,3} ADV? SHED from|in|by|.",
    "WRONGLY",
    "FAKE|MISQUOTED",
    "earlier|previous|original|first|initial version|versions",
    "in MISTAKE",
    "by MISTAKE",
)
_RIGHT = shapes(
    "in fact",
    "ADV SAY",
    "should ADV? have? been? SAY|UTTER|be|been|read",
    "TRUE any? WORDS|version",
    "WH any{1,4} SAY",
    "now SAY|reads|read",
    "AND end",
    "full any? WORDS",
)
_PIECE = "QUOTATION|REMARK|statement"
_OUTLET = (
    # The Herald has withdrawn the article in which Reyes said; "withdrew her remark" is a speaker's own change of mind.
    "SHED|corrected",
    "article|interview|story|dispatch|item|edition|broadcast|QUOTATION|CLAIM",
)
_BEFORE = shapes(
    f"{_OUTLET[0]} THE? any{{0,2}} {_OUTLET[1]} any{{0,4}} WH? any{{0,5}} SAYS object end",
    f"{_OUTLET[0]} THE? any{{0,2}} QUOTATION object end",
    f"{_OUTLET[1]} IS{{1,2}} ADV? {_OUTLET[0]} any{{0,6}} SAYS object end",
    f"{_OUTLET[0]} THE any{{0,2}} QUOTATION any{{0,5}} , $",
    "REGRET|sorry for? having? any? GIVE any{0,5} as|with|to SAYS? object end",
    # "apologised for saying" is a speaker's own; an outlet regrets that it printed that somebody said so.
    "REGRET|sorry any|to{0,4} for? having? printed|printing|published|publishing|running|carrying|carried|SAY|CLAIM that? any{1,5}"
    " ADV? IS? ADV? SAYS object end",
    "MISTAKE|because , THE ARTIFACT end",
    "ARTIFACT|statement any{0,5} IS{1,2} ADV|hereby? SHED end",
    # This page used to quote her as saying; the story previously had her saying; until Friday this page quoted her as saying
    "THE|our any{0,2} PAGE ADV? used|once|originally|previously|initially|formerly|earlier|ADV to? GIVES any|POST{0,6} as? SAYS?"
    " object end",
    "^ until any{1,4} ,? THE|our any{0,2} PAGE any? GIVES any{0,6} as? SAYS? object end",
    "^ AND? THE|our any{0,2} PAGE GIVES THE PASSAGE any? end",
    "through|to|by|of|in any{0,4} MISTAKE , THE|our any{0,3} PAGE GIVES any{0,6} as? SAYS? object end",
    f"SHED THE? any? {_OUTLET[1]} word{{0,8}} WH any{{0,5}} SAY|GIVE object end",
    "through|to|by|of|in any{0,4} MISTAKE , any{0,5} IS{0,2} GIVE|SAY any{0,4} SAYS? object end",
    # A slip made him say it; please disregard the statement; we can no longer stand by the quotation
    "MISTAKE any{0,2} UTTER|had|has|put|let any{1,6} SAY object end",
    "MISTAKE|because any{0,5} , any{1,4} IS{1,2} GIVE|SAY as SAY object end",
    f"^ please|kindly? SHED|ignore|discard THE {_PIECE} any{{0,4}} end",
    f"no longer|NOT stand|stands by|behind THE {_PIECE} any{{0,4}} end",
    "SHED|deleting word{0,4} THE|our any? PASSAGE|PAGE|segment any{0,5} ,? that|in|with|WH WH? any{1,5} IS? GIVE|SAY as? SAYS? object end",
    "readers|subscribers|viewers|listeners of THE any? edition any|KNOW{1,4} any{1,4} GIVE|SAYS any{0,5} as? SAYS? object end",
)
_BEHIND = shapes(
    f"{_OUTLET[0]} THE any{{0,2}} QUOTATION",
    f"QUOTATION any{{0,3}} IS{{1,3}} ADV? {_OUTLET[0]}",
    "SHED THE any{0,2} article|interview|story|CLAIM stop",
    "article|interview|story|CLAIM IS{1,3} ADV? SHED stop",
    "REGRET|sorry for THE any{0,2} FAKE|MISQUOTED|QUOTATION",
    "^ ,? IS{1,2} WRONGLY GIVE|SAY",
    # The sentence given to Reyes has been deleted; the line should not have appeared; the quote was a mistake
    "^ ,? GIVE|given|from|by to? any{0,4} ,? any{0,5} IS{1,3} ADV? THE? SHED|MISTAKE",
    "^ ,? any{0,6} should NOT IS? IS? appeared|run|printed|published|UTTER|SAY|stood",
    "^ ,? IS{1,2} any{0,2} in MISTAKE|by",
    "QUOTATION any{0,3} IS ADV? THE any{0,2} paraphrase|summary|summaries",
    "^ AND? THE? WORDS|they|it|this|that|these IS{1,2} ADV? in? any? SAY|UTTER|spoken by any? any? else|another|other|different",
)
# Of words that the sentence calls a quotation or a passage, or in which somebody said them.
_NAMED = shapes("PASSAGE end", "PASSAGE|PAGE any{0,4} WH any{1,5} SAYS object end")
# A report says that “core funding” was cut: so few words need not be what was cut.
_FEWEST_WORDS = 6
_NAMED_IS_SHED = shapes(
    "^ ,? any{0,8} ,? IS{1,3} ADV? SHED",
    "^ ,? any{0,3} IS{1,3} ADV? THE? any? MISTAKE",
    "^ ,? IS? no longer appear|appears|stand|stands|in|part",
)
# She has since retracted her statement; he walked back his claim; withdrew the remark
_UNSAID = shapes(
    "ate|eats|eating|swallowed THE PASSAGE end",
    "dropped THE any? CLAIM|assertion|allegation|accusation that? end",
    "misspoke|misspoken|erred WH any{1,3} SAY object end",
    "SHED|DENY|renounces THE any{0,2} PASSAGE|CLAIM|SAY|warning|accusation|assertion|allegation|pledge|threat that? end",
    "backtracked|backtracks|backtracking|backed|backs|backing from|on|away|down|off THE? any? any? PASSAGE|CLAIM|SAY|assertion that? end",
)
# “X” was wrong, she said; “X,” but he had misspoken
_UNSAID_BEHIND = shapes(
    "^ ,? IS{1,2} ADV? THE? FALSE|MISTAKE , any{1,3} SAY", "^ ,|AND any{0,6} IS{0,2} ADV? misspoke|misspoken"
)
_KEPT = shapes(
    "NOT|NOBODY|refused|refuses|refusing|declined|declines|declining|without|REJECT word{0,6} SHED",
    "calls|call|pressure|demand|demands|urged|asked|SAY|ASK word{0,4} to word{0,3} SHED",
)


def taken_back_by_note(around: Surroundings) -> str:
    """What shows that the outlet takes the words back: its note, or its own word that it withdrew them."""
    note = _NOTE.search(around.paragraph.text) or _NOTE.search(around.tail.text)
    if note is None and around.titles and _NOTE.match(around.titles[-1].text):
        note = _NOTE.match(around.titles[-1].text)
    if note is not None and (shown := _wrong(around)):
        return shown
    if (found := around.lead.find(_BEFORE)) and not around.lead.has(_KEPT):
        return around.lead.shown(found)
    is_long = len(around.words.split()) >= _FEWEST_WORDS
    if is_long and around.lead.has(_NAMED) and (found := around.tail.find(_NAMED_IS_SHED)):
        return around.tail.shown(found)
    for part in (around.tail, around.behind):
        if found := part.find(_BEHIND):
            return part.shown(found)
    return ""


def taken_back_by_speaker(around: Surroundings) -> str:
    """What shows that whoever said the words took them back himself."""
    found = around.lead.find(_UNSAID)
    if found is None:
        return around.tail.first(_UNSAID_BEHIND)
    return "" if around.lead.has(_KEPT) else around.lead.shown(found)


def _wrong(around: Surroundings) -> str:
    wrong, right = _last(around.lead, _WRONG), _last(around.lead, _RIGHT)
    if wrong and (right is None or right.end() < wrong.end()):
        return around.lead.text.strip(" ,:")
    if wrong or right:
        return ""
    return around.tail.first(_WRONG_BEHIND)


def _last(part: Classed, patterns: Shapes) -> re.Match[str] | None:
    found = [each for pattern in patterns for each in pattern.finditer(part)]
    return max(found, key=lambda each: each.end(), default=None)
