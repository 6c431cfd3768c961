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
from verify.speech.corrections import taken_back_by_note, taken_back_by_speaker
from verify.speech.denials import another_said_it, denied_before, denied_behind, denied_beside, unfound_behind
from verify.speech.doubts import asked_whether, claimed_by_post, hearsay_not_so, unclear_whether
from verify.speech.imaginings import by_a_figure, in_fiction, only_wanted, only_would, supposed
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
_ASKED_ABOUT = shapes(
    "ASK|confronted|approached about|over|with|regarding the|this|that ALLEGED? ARTIFACT|statement object end",
    "we|i|reporter|reporters|journalist|journalists read|showed|put|SAY any{1,4} THE any? ARTIFACT|statement end",
)
_IN_OTHER_WORDS = shapes(
    "^ AND? in effect|essence|substance ,? any{1,6} SAY object end", "SAY ,? in effect|essence|substance , object end"
)
_NOT_THE_WORDS = shapes(
    "^ ,? word{0,4} AND|if|albeit NOT in|with? those|so|these|exactly|quite any? any? REMARK",
    "^ ,? word{0,4} or words|REMARK|something to|like|of that|it|this",
)


def _below_disputed_heading(around: Surroundings) -> str:
    return next((heading.strip() for heading in around.sections if _DISPUTED_HEADING.fullmatch(heading)), "")


def _asked_about(around: Surroundings) -> str:
    found = around.lead.find(_ASKED_ABOUT)
    return around.lead.shown(found) if found else ""


def _in_other_words(around: Surroundings) -> str:
    for part, patterns in ((around.lead, _IN_OTHER_WORDS), (around.tail, _NOT_THE_WORDS)):
        if found := part.find(patterns):
            return part.shown(found)
    return ""


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
        name="taken_back",
        attested=Attested.WITHDRAWN,
        why="whoever said them took them back",
        example="Ana Reyes has since retracted her claim that “X”.",
        shown=taken_back_by_speaker,
        beside=True,
    ),
    AttestationRule(
        name="another_said_it",
        attested=Attested.DENIED,
        why="the sentence says that somebody else said them",
        example="It was not Ana Reyes but a heckler who cried “X”.",
        shown=another_said_it,
        beside=True,
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
        shown=supposed,
    ),
    AttestationRule(
        name="only_would",
        attested=Attested.IMAGINED,
        why="somebody would, could or must say them, and nobody says that he did",
        example="Ana Reyes would probably say “X”.",
        shown=only_would,
    ),
    AttestationRule(
        name="only_wanted",
        attested=Attested.IMAGINED,
        why="somebody wanted or urged them to be said",
        example="Her friends urged Ana Reyes to say “X”.",
        shown=only_wanted,
    ),
    AttestationRule(
        name="by_a_figure",
        attested=Attested.IMAGINED,
        why="a figure of fiction, a mimic or a machine says them",
        example="In the novel, Ana Reyes says “X”.",
        shown=by_a_figure,
    ),
    AttestationRule(
        name="fiction",
        attested=Attested.IMAGINED,
        why="the text calls itself fiction or satire",
        example="# Satire: The mayor's diary\n\n“X,” said Ana Reyes.",
        shown=in_fiction,
    ),
    AttestationRule(
        name="not_vouched_for",
        attested=Attested.DOUBTED,
        why="the clause of the cue says that they were not said, or not for sure",
        example="Ana Reyes reputedly said “X”.",
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
