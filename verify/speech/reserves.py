"""Signs that a text does not vouch for words: not what it says of other things, but what stands in the clause of the cue.

"The minutes show that it was not Reyes who said “X”" has its sign there; "Reyes, who never signed the letter, said “X”" and
"Reyes did not stay long, but said “X”" have it in another clause.
"""

from __future__ import annotations

import re

from verify.speech.shapes import Classed, shapes
from verify.speech.surroundings import Surroundings

# Where another clause ends before the one of the cue.
_BOUNDARY = re.compile(
    r"[,;:–—()](?=.*\w)|\b(?:and|but|or|yet|so|when|until|after|before|while|as|because|since|than)\b", re.IGNORECASE
)
_CUE = shapes("SAY|ASK")
_CLAUSE_END = re.compile(r"(?<=\w)[,;:–—]")
# A fragment in marks is what a writer weaves into any sentence of his own.
_FEWEST_WORDS = 5

_RESERVED = shapes(
    "NOT|NOBODY|neither",
    "no|nothing WORDS|one|record|way|point|time|occasion|like|KNOW",
    "FALSE|FAKE|WRONGLY|MISQUOTED|MISTAKE",
    "supposedly|purportedly|allegedly|reputedly",
    "SAY to have been? SAY|UTTER",
    "IMAGINE|ALLEGED|rumoured|rumored|purported|seemed|seems|appeared|appears|THINK to have? been? BARE|SAY|UTTER|be",
    "ALLEGED|IMAGINE|purported any{1,3} end",
    "would|could|might|should have SAY",
    "apparently SAY",
    "would|could|might doubtless|surely|probably|perhaps|certainly BARE",
    "accused|suspected of ADV? having? ADV? SAY",
    "unverified|self-styled|so-called",
    "would be like|KNOW|typical|unlike",
    "THINK any{1,6} would SAY",
    "ruled|rules|ruling out ADV? having",
    "alternative|alternate|counterfactual|fictional|invented",
)
# "did not mince his words", "no doubt": what sounds like a denial and is none.
_ONLY_SOUNDS_SO = shapes(
    "NOT ADV? ONLY|tires|tire|tired|stop|stops|stopped|ceases|ceased|mince|minced|hesitate"
    "|hesitated|help|afraid|shy|ashamed|long|first|alone"
    "|THINK|KNOW|need|want|miss|missed|fail|failed|DENY|DOUBT|REJECT",
    "NOT word{0,5} more|else|further|other|anything|beyond|besides|except",
    "NOT THE? first|last|until|because|named|identified|forget|forgot|forgets|forgotten",
    "NOT ADV|be|IS? SHED|named|identified",
    "should NOT have SAY",
    "NOT for nothing",
    "NOT|NOBODY IS? surprised|surprising|glad|happy|pleased|amused|shocked|impressed|sorry|minded|cared",
    "no less|doubt|sooner|longer|wonder|matter|secret",
    "NOBODY ADV? DOUBT|DENY|REJECT",
)
# Where nothing but the sentence around them says whose they are.
_UNSURE = shapes(
    "FALSE|FAKE|WRONGLY|MISQUOTED|MISTAKE|PARODY|UNREAL|SHED",
    "GIVE to|by",
    "ALLEGED|allegedly|IMAGINE|supposedly|purported|rumoured|rumored|apocryphal|unverified",
    "in|into any{1,4} mouth",
    "would|could|might|should have|be",
    "NOT ADV{0,2} SAY|UTTER|by|spoken|produced|found|cross|come|from|hers|his|theirs",
)
_OWNED = shapes("her|his|their|my|our any{0,2} ARTIFACT|statement end")
_OWNER = re.compile(r"['’]s?\s+(?:\w+\s+){0,2}\w+\W*$")


def not_vouched_for(around: Surroundings) -> str:
    """The words in the clause of the cue that keep the text from vouching for what it quotes."""
    lead = _last_clause(around.lead)
    if (found := lead.find(_RESERVED)) and not lead.has(_ONLY_SOUNDS_SO) and _is_about_saying(around, lead):
        return lead.shown(found)
    tail = _first_clause(around.tail)
    if tail is not None and (found := tail.find(_RESERVED)) and not tail.has(_ONLY_SOUNDS_SO):
        return tail.shown(found)
    if around.has_speaker or len(around.words.split()) < _FEWEST_WORDS:
        return ""
    return _unsure(around, lead)


def _is_about_saying(around: Surroundings, lead: Classed) -> bool:
    """Whether the clause leads up to words: with a word of saying, or what they are called."""
    return around.marked and (lead.has(_CUE) or lead.has(_NAMES_WORDS))


_NAMES_WORDS = shapes("ARTIFACT|statement end", "nothing|anything|something KNOW|like|of end")


def _unsure(around: Surroundings, lead: Classed) -> str:
    if not around.marked:
        return ""
    if found := lead.find(_UNSURE):
        return lead.shown(found)
    if lead.has(_OWNED) or _OWNER.search(lead.text):
        return ""
    found = around.tail.find(_UNSURE)
    return around.tail.shown(found) if found else ""


def _last_clause(lead: Classed) -> Classed:
    """What of the words before the quoted ones stands in one clause with the last cue."""
    cues = [each for pattern in _CUE for each in pattern.finditer(lead)]
    cue = max((lead.place(*each.span()).end for each in cues), default=len(lead.text))
    bounds = [found.end() for found in _BOUNDARY.finditer(lead.text, 0, cue)]
    end = _CLAUSE_END.search(lead.text, cue)
    return Classed(lead.text[bounds[-1] if bounds else 0 : end.start() if end else None])


def _first_clause(tail: Classed) -> Classed | None:
    """What of the words behind the quoted ones leads up to their cue; None where they have none in their first clause."""
    end = _CLAUSE_END.search(tail.text)
    clause = Classed(tail.text[: end.start()]) if end else tail
    cue = clause.find(_CUE)
    return Classed(clause.text[: clause.place(*cue.span()).end]) if cue else None
