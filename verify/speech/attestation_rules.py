"""The table of ways in which a text takes words away from whom it names for them, or only imagines them.

Rules are tried in order; the first that fits is the answer and shows the text's own words for it. A denial of something
else beside the words changes nothing: every rule looks for a denial of *saying* them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from verify.model.attested import Attested
from verify.speech.checks import found_false, reviewed_false
from verify.speech.corrections import taken_back_by_note
from verify.speech.denials import denied_before, denied_behind, denied_beside, unfound_behind
from verify.speech.doubts import asked_whether, claimed_by_post, hearsay_not_so, unclear_whether
from verify.speech.reserves import not_vouched_for
from verify.speech.shapes import shapes
from verify.speech.surroundings import Surroundings


@dataclass(frozen=True, slots=True, kw_only=True)
class AttestationRule:
    """One way in which a text gives words without saying that they were said.

    *shown* gives the text's words for it, empty where the rule does not fit. *beside*: both stand in one sentence.
    """

    name: str
    attested: Attested
    why: str
    example: str
    shown: Callable[[Surroundings], str]
    beside: bool = False


_DISPUTED_HEADING = re.compile(
    r"(?i)\W*(?:misattribut(?:ed|ions?)|disputed|(?:wrongly|falsely|incorrectly) attributed|attributed|apocryphal|unsourced|"
    r"fake quot\w{1,8}|unverified|zugeschrieben|fälschlich(?: zugeschrieben)?|umstritten|attribués?|controversés?)"
    r"(?: (?:quot\w{1,8}|statements|words))?\W*"
)
_FICTION = re.compile(
    r"(?i)^\W*(?:satire|parody|fiction|short story|humou?r|spoof)(?:\s*[:|–—]|\W*$)"
    r"|(?:[:|–—(]\s*)(?:a short story|a satire|satire|fiction|a novel|an excerpt from the novel)\W*$"
)
_IMAGINED = shapes(
    # The condition of another clause ends at its comma: "Asked if she would stay, Reyes said".
    "IMAGINE if|that|WH? any{0,6} SAY|UTTER object end",
    "WH if any{1,5} SAY|UTTER object end",
    "as if|AND to SAY object end",
    "as if|AND any{1,5} ADV? IS? SAY object end",
    # Were she to say; had she said; I wish she would say
    "^ AND? were|should any{1,5} to? SAY object end",
    "^ AND? had any{1,5} ADV? SAY object end",
    "THINK any{1,5} to|would SAY object end",
    "^ AND? if ONLY? any{1,5} SAY|UTTER object end",
    "if ONLY any{1,5} SAY|UTTER object end",
    "would|could|might|should NOT? any|ADV? have ADV{0,2} any? SAY object end",
    # "would only say" is how reports tell that somebody said no more.
    "would ADV|probably|perhaps|surely|doubtless SAY object end",
    "may|might|could well|perhaps SAY object end",
    "may|might as? well? ADV? have SAY|UTTER object end",
    "IS about to SAY object $",
    "in|from THE|my|our any? THINK|UNREAL|PARODY any? ,? any{1,4} SAY|CLAIM object end",
    "actor|actress|comedian|comic|impressionist playing|portraying|impersonating|as any{1,5} SAY object end",
    "PARODY any? any? POST|show|programme|program|column any{0,6} SAY|CLAIM|UTTER object end",
    "PARODY any{0,4} SAY object end",
    "in THE voice|manner|guise of",
    "would word{1,8} if any{1,5} AND? any{0,2} SAY object end",
)
# A puppet, a character, a cloned voice speaks, by the attribution before the words or behind them.
_UNREAL = shapes(
    # the script has Lowe say; one can almost hear her say; let Lowe say
    "has|have|had|UTTER|lets|let who{1,4} BARE object end",
    "almost|nearly|practically hear|KNOW any{1,4} SAY object end",
    "^ any{0,6} ,? IMAGINE|let word{1,12} SAYS object end",
    "in|from THE|my|our any{0,2} PARODY|UNREAL any{0,2} , any{1,5} ADV? SAY object end",
    "in|from my|our any? THINK any{1,5} AND? any{0,2} SAY object end",
    "^ THE? any|FAKE|PARODY{0,2} UNREAL any|of|AND{0,8} SAYS object end",
    "PARODY|UNREAL any{1,3} SAYS object end",
    "^ THE? PARODY word{0,7} has|had|let|lets any{1,4} SAY object end",
    "UTTER|sounding|sounds|trained|dressed any{0,2} sound? KNOW|like|as|on any{1,4} ,? SAY object end",
    "^ AND? were|had any{1,5} , any{1,3} would|might|could ADV? have? BARE|SAY object end",
    "in THE alternative|alternate|counterfactual|parallel any? history|world|universe|reality"
    "|timeline word{0,6} , any{1,4} SAY object end",
    "^ had any{1,4} AND|ONLY|ADV{0,2} SAY object end",
)
_UNREAL_BEHIND = shapes(
    "^ ,? SAY who any{0,3} UNREAL",
    "^ ,? THE? any{0,2} UNREAL of any{1,3} SAY",
    "^ ,? any{1,4} has|have|had|UTTER|lets who{1,4} BARE",
    "^ ,? SAY? THE? PARODY|UNREAL any{1,4}",
)
_ASKED_ABOUT = shapes(
    "ASK|confronted|approached about|over|with|regarding the|this|that ALLEGED? ARTIFACT|statement object end"
)
_IN_OTHER_WORDS = shapes(
    "^ AND? in effect|essence|substance ,? any{1,6} SAY object end", "SAY ,? in effect|essence|substance , object end"
)
_NOT_THE_WORDS = shapes(
    "^ ,? word{0,4} AND|if|albeit NOT in|with? those|so|these|exactly|quite any? any? REMARK",
    "^ ,? word{0,4} or words|REMARK|something to|like|of that|it|this",
)
_ASKED_IF = shapes("ASK if|WH|whether")


def _below_disputed_heading(around: Surroundings) -> str:
    return next((heading.strip() for heading in around.sections if _DISPUTED_HEADING.fullmatch(heading)), "")


def _imagined(around: Surroundings) -> str:
    found = around.lead.find(_IMAGINED)
    if found is None:
        return _unreal(around)
    if around.lead.has(_ASKED_IF) and "if" in found.group().split():
        return ""
    return around.lead.shown(found)


def _unreal(around: Surroundings) -> str:
    return around.lead.first(_UNREAL) or around.tail.first(_UNREAL_BEHIND)


def _asked_about(around: Surroundings) -> str:
    return around.lead.first(_ASKED_ABOUT)


def _in_other_words(around: Surroundings) -> str:
    return around.lead.first(_IN_OTHER_WORDS) or around.tail.first(_NOT_THE_WORDS)


def _fiction(around: Surroundings) -> str:
    return next((title.text for title in around.titles if _FICTION.search(title.text)), "")


RULES = (
    AttestationRule(
        name="below_disputed_heading",
        attested=Attested.DENIED,
        why="the heading above says that the words are wrongly given to somebody",
        example="# Misattributed\n\n“X”",
        shown=_below_disputed_heading,
    ),
    AttestationRule(
        name="withdrawn_by_note",
        attested=Attested.WITHDRAWN,
        why="a correction, or the outlet itself, takes them back",
        example="Correction: An earlier version of this article misquoted Ana Reyes as saying “X”.",
        shown=taken_back_by_note,
    ),
    AttestationRule(
        name="denied_before",
        attested=Attested.DENIED,
        why="the sentence says that they were never said",
        example="Ana Reyes never said “X”.",
        shown=denied_before,
        beside=True,
    ),
    AttestationRule(
        name="denied_beside",
        attested=Attested.DENIED,
        why="the rest of the sentence says that they were never said",
        example="“X” is a quotation that she never uttered.",
        shown=denied_beside,
        beside=True,
    ),
    AttestationRule(
        name="denied_behind",
        attested=Attested.DENIED,
        why="the next sentences say that they were never said",
        example="Ana Reyes said: “X.” There is no record that she said so.",
        shown=denied_behind,
    ),
    AttestationRule(
        name="asked_whether",
        attested=Attested.DOUBTED,
        why="the text asks whether they were said",
        example="Did Ana Reyes say “X”? No, she did not.",
        shown=asked_whether,
        beside=True,
    ),
    AttestationRule(
        name="unclear_whether",
        attested=Attested.DOUBTED,
        why="the text says that it does not know whether they were said",
        example="It is unclear whether Ana Reyes said “X”.",
        shown=unclear_whether,
        beside=True,
    ),
    AttestationRule(
        name="claimed_by_post",
        attested=Attested.DOUBTED,
        why="a post or a picture claims that they were said",
        example="A viral clip claims that Ana Reyes said “X”.",
        shown=claimed_by_post,
        beside=True,
    ),
    AttestationRule(
        name="reviewed_false",
        attested=Attested.DOUBTED,
        why="the page says to machines that it checked them and rates them false",
        example="# A picture and its story\n\n“X.”",
        shown=reviewed_false,
    ),
    AttestationRule(
        name="found_false",
        attested=Attested.DOUBTED,
        why="the page is a fact check that finds that they were not said",
        example="# Fact check: Reyes did not say it\n\nOn a picture she says “X.”",
        shown=found_false,
    ),
    AttestationRule(
        name="unfound_behind",
        attested=Attested.DOUBTED,
        why="the next sentences say that nobody can find them",
        example="Ana Reyes said: “X.” The quotation could not be verified.",
        shown=unfound_behind,
    ),
    AttestationRule(
        name="hearsay_not_so",
        attested=Attested.DOUBTED,
        why="hearsay or a picture gives them, and the text says that it was not so",
        example="Many heard Ana Reyes say “X”. There is nothing to it.",
        shown=hearsay_not_so,
    ),
    AttestationRule(
        name="asked_about",
        attested=Attested.DOUBTED,
        why="somebody was only asked about them",
        example="Asked about the sentence “X,” Ana Reyes shook her head.",
        shown=_asked_about,
    ),
    AttestationRule(
        name="imagined",
        attested=Attested.IMAGINED,
        why="the text only imagines them",
        example="Imagine if Ana Reyes said “X”.",
        shown=_imagined,
    ),
    AttestationRule(
        name="fiction",
        attested=Attested.IMAGINED,
        why="the text calls itself fiction or satire",
        example="# Satire: The mayor's diary\n\n“X,” said Ana Reyes.",
        shown=_fiction,
    ),
    AttestationRule(
        name="not_vouched_for",
        attested=Attested.DOUBTED,
        why="the clause of the cue says that they were not said, or not for sure",
        example="The minutes show that it was not Ana Reyes who said “X”.",
        shown=not_vouched_for,
    ),
    AttestationRule(
        name="in_other_words",
        attested=Attested.REPORTED,
        why="the text says that these are not the very words",
        example="In effect, Ana Reyes said “X”.",
        shown=_in_other_words,
    ),
)
