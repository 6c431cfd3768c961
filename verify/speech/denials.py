"""Shapes of a denial of saying: in the words before, in the rest of the sentence, in the next ones."""

from __future__ import annotations

import re

from verify.speech.frames import AFFIRMED
from verify.speech.shapes import Classed, Shape, shapes
from verify.speech.surroundings import Surroundings

# The sentence before the words. A comma ends what is denied: "There is no sign of damage, Reyes said".
_BEFORE = shapes(
    # Reyes never said; has not told the council; did not, as the post claims, say
    "NOT aside? ADV{0,2} SAYS object end",
    "NOBODY ADV{0,2} IS? ADV{0,2} SAY|UTTER object end",
    # It is not true that Reyes said
    "NOT any? TRUE|case that any{1,5} aside? ADV? IS? ADV? SAYS object end",
    "FALSE that any{1,5} aside? ADV? IS? ADV? SAYS object end",
    # denied saying; denied that she had told them; denies reports that she said
    "DENY ADV{0,2} having|ever? ADV? SAYS object end",
    "DENY any|THE{1,4} of having ADV? SAYS object end",
    "DENY again|yesterday|today|late|last|this|on|at|in any{0,3} that any{1,5} aside? IS? ADV? SAYS object end",
    ", it IS NOT ADV? end",
    "DENY|REJECT|DOUBT THE? any{0,2} SAYS|suggestion|suggestions|story|idea that any{1,5} aside? IS? ADV? SAYS object end",
    "DENY|REJECT|DOUBT that any{1,5} aside? IS? ADV? SAYS object end",
    # there is no record that Reyes ever said; no trace of the quotation
    "LITTLE any{0,2} RECORD|source any|POST|WH{0,8} aside? ADV{0,2} IS? ADV? SAYS object end",
    "no such any? PASSAGE|POST|thing|words as? end",
    "nowhere any|RECORD|PASSAGE{0,6} IS any{1,5} ADV? SAYS object end",
    "NOT any{0,2} any? RECORD that|of any{0,8} aside? ADV{0,2} SAYS object end",
    "no any{0,2} RECORD any{0,4} WORDS object end",
    "no|NOT any{0,2} SAY|REMARK|any of THE kind|sort end",
    "pin|pinning|foist|foisting|fathering THE? any? end",
    "name any{0,4} IS{1,3} put|attached|signed|added to end",
    # falsely attributed to Reyes; wrongly quoted as saying; falsely claims that Reyes said
    "WRONGLY GIVE any|WORDS{0,5} to|as|with any{0,6} SAYS? object end",
    "WRONGLY SAYS any{0,4} that|as any{0,5} SAYS object end",
    "WRONGLY SAYS any{1,5} SAYS object end",
    "FAKE|MISQUOTED any{0,4} as|to any{0,5} SAYS? object end",
    "NOT|WRONGLY IS{0,2} GIVE|UTTER|SAY by|to any{0,4} $",
    # nobody there recalls Reyes saying; no guest heard her say
    "^ AND? NOBODY|few|no any{0,2} WH? any{0,6} recall|recalls|recalled|remember|remembers|remembered|hear|heard"
    "|SAY any{1,4} SAYS object end",
    # far from saying; contests having said; without ever saying
    "far|instead|rather from|of|than ADV? having? ADV? SAY|UTTER object end",
    "without|avoiding ADV? having? ADV? SAY|UTTER object end",
    "REJECT|SAY ADV? having ADV? SAY|UTTER object $",
    # disowned the saying “X”
    "DENY|REJECT THE any{0,2} ARTIFACT|saying|SAY|statement|speech end",
    # said none of it: not “X”
    "NOBODY|NOT|nothing word{0,12} :|–|—|, NOT $",
    # refused to say; stopped short of saying. "She refused to comment: “X”" has a mark before the words.
    "refused|refuses|refusing|declined|declines|declining|failed|fails|forgot to SAY|UTTER object $",
    "stopped|stops|stopping short of SAY|UTTER object $",
    "avoided|avoids|avoiding SAY|UTTER object $",
    "NOT got to SAY|UTTER object $",
    # nothing in the minutes suggests that Reyes said; at no point did Reyes say
    "nothing any|RECORD|SAY|CLAIM{0,10} any{1,6} IS? ADV? SAYS object end",
    "at|on no time|point|occasion any{0,8} SAYS object end",
)
# Reyes would not say more than “X”: she said X, and no more.
_NO_MORE = shapes(
    "NOT for nothing", "more|else|further|other|anything than any{0,3} end", "beyond|besides|except any{0,3} end"
)
# The claim that Reyes said “X” is false; that she said “X” is a legend.
_CLAIMED = shapes(
    "CLAIM|story|stories|suggestion|idea|notion that any{1,6} aside? ADV? IS? ADV? SAYS object end",
    "^ AND? that any{1,6} ADV? IS? ADV? SAYS object end",
    "ARTIFACT|interview|speech|letter|diary|note|memo|document|book|RECORD any{0,8} WH any{0,5} SAYS object end",
    "ARTIFACT|CLAIM|story|interview|speech|letter GIVE|SAYS any{1,5} as|with? SAY? object end",
)
_IS_FALSE = shapes(
    "^ ,? IS{1,3} ADV? any|TRUE{0,3} FALSE|FAKE",
    "^ ,? IS{1,2} any{1,7} FALSE|FAKE stop",
    "^ ,? IS{1,3} NOT any{0,2} TRUE",
    "^ ,? IS{0,2} NOT ADV? meet|stand|hold|survive|withstand",
    "^ ,? IS no longer",
    "^ ,? IS{1,3} ADV? REJECT|SHED|DENY|thrown|dismissed",
    # called a post that quotes her as saying “X” a fabrication
    "^ as? THE any{0,2} FAKE|FALSE",
    "^ as? FAKE|FALSE",
)
# It was not Reyes but a heckler who said; it was a heckler, not Reyes, who said; not Reyes but a heckler said.
_NOT_BUT = shapes(
    "it|this|that IS NOT word{1,10} WH|that ADV? SAY|UTTER object end",
    "it|this|that IS word{1,8} , AND? NOT word{1,6} ,? WH|that ADV? SAY|UTTER object end",
    "^ NOT any{1,5} AND any{1,6} SAY|UTTER object end",
    "it|that|this IS NOT any{1,5} ;|:|–|— word{1,10} SAY|UTTER object end",
)
_ANOTHER = shapes("^ AND? somebody|someone|anyone|another|others|people|quite? any? else SAY|UTTER object end")
_NOT_BUT_BEHIND = shapes(
    "^ ,? any{0,2} SAY NOT by? any{1,5} AND",
    "^ ,? IS{1,2} SAY|UTTER|spoken ,? NOT by any{1,5} $|,|AND",
)
_WHOEVER = shapes("^ whoever ADV? SAY|UTTER object end")
_NOT_THEM = shapes("it IS NOT any{1,5} $|,|AND|.")
# What a clause denies that says nothing of who: "it was not only Reyes who", "it was not until May that".
_NOT_WHO = frozenset("ONLY ADV until because in on at for by with from the first last long".split())
# A made-up quotation, whose words follow: not those of somebody who speaks of one ("… a fake quote: “I am sad,” she said").
_FAKED = shapes(
    "FAKE|PARODY any? ARTIFACT|interview|speech|letter|transcript|statement GIVE|SAYS? any{0,5} WH? any{0,4} SAYS? object end",
    "ARTIFACT WH? IS? WRONGLY GIVE to object end",
    "in|from THE FAKE any? ARTIFACT|interview|speech|letter , any{0,5} SAYS object end",
    "in|from THE any? ARTIFACT|interview|speech|letter FAKE , any{0,5} SAYS object end",
    "FAKE any{0,4} shows|show|showing|has|had|depicts|makes any{1,5} SAYS object end",
)
# The words are called so in the rest of their sentence, right behind them.
_BESIDE = shapes(
    "^ ,|–|—? any{0,8} WORDS|something? any{0,3} WH? any{0,5} NOT ADV{0,2} SAY|UTTER|spoke|spoken stop",
    "^ ,|–|—? IS{1,2} NOT any{0,5} IS? ADV? SAY|UTTER|spoken stop",
    "^ ,|–|—? WH any{0,5} NOT ADV{0,2} SAY|UTTER stop",
    "^ ,|–|—? any{0,4} WORDS? any{0,5} WRONGLY GIVE",
    "^ ,|–|—? THE? any? WORDS WH? any{0,4} FAKE",
    "^ ,|–|—? any{0,2} NOT any{0,3} WORDS stop",
    "put|puts|putting in|into THE any{0,2} mouth|mouths",
    "^ under THE name",
    "^ ,|–|—? any|POST{0,4} ,? as if|AND any{1,5} IS{0,2} ADV? SAY|UTTER|spoken SO|WORDS|them stop",
)
# Of a sentence, a remark, a line named before them: pinned on him; did not come from her; had been put together.
_OF_THE_PIECE = shapes(
    "^ ,? any{0,3} IS{1,3} ADV? pinned|foisted|fathered|blamed|planted|slipped on|upon|into",
    "^ ,? any{0,3} IS{0,2} NOT IS{0,2} ADV? come|hers|his|theirs|spoken|SAY|UTTER|fall|fallen|cross|crossed|pass"
    "|passed|exist|written from? any{0,3}",
    "^ ,? any{0,3} IS{1,3} ADV? put|cobbled|stitched|spliced|pieced|patched|glued together",
    "^ ,? any{0,3} IS THE result|product|fruit of THE? any? any? translation|editing|transcription|MISTAKE|misunderstanding|mishearing",
    "^ ,? any{0,3} IS THE any? work|handiwork|doing|creation|brainchild of",
    "^ ,? any{0,3} IS{1,3} ADV? spliced|stitched|planted|FAKE|FALSE|WRONGLY",
    "^ ,? any{0,3} came|comes|stems from|out any{0,3} else",
)
_CALLED_FAKE = shapes("^ ,|–|—? any{0,3} ADV? THE? any? FAKE", "^ ,|–|—? WH? any{0,2} IS{1,2} any? FAKE")
_ENDS_IN_ARTIFACT = shapes("ARTIFACT|statement object end")
_ENDS_IN_THAT = shapes("SAY that end")
_IS_FAKE = shapes("^ IS{1,2} THE any? FAKE")
# Of the words, said later: whose denial it is must be known.
_BEHIND = shapes(
    "subject NOT ADV{0,2} SAY|UTTER SO|WORDS stop",
    "subject NOT ADV{0,2} SAY|UTTER|spoken|spoke THE any? WORDS stop",
    "subject NOT ADV{0,2} SAY|UTTER any? such THE? thing|WORDS stop",
    "subject NOT ADV{0,2} SAY|UTTER anything of THE kind|sort .|,|;|AND",
    "subject NOT ADV{0,2} SAY|UTTER anything like WORDS|it|that|this stop",
    "subject DENY ADV{0,2} having? ADV? SAY|UTTER SO|WORDS stop",
    "subject DENY ADV{0,2} having? ADV? SAY|UTTER THE any? WORDS stop",
    "subject DENY ADV{0,2} having? ADV? SAY|UTTER any? such THE? thing|WORDS",
    "subject DENY ADV{0,2} having? ADV? SAY|UTTER anything of THE kind|sort .|,|;|AND",
    "subject DENY THE any{0,2} WORDS stop",
    "subject DENY that any{1,3} IS? ADV? SAY|UTTER SO stop",
    # Reyes was reported to have said “X,” but she did not.
    "^ ,? AND? subject NOT .|;|,",
    "^ ,? AND? subject NOT $",
    "subject SAY nothing of THE kind|sort .|,|;|AND",
    "subject SAY nothing like it|that|this stop",
    "subject SAY no such thing|words|WORDS",
    "subject MISQUOTED stop",
)
_BEHIND_OF_WORDS = shapes(
    "no any{0,2} RECORD|source IS? that|of|for|to? any{0,6} ADV? SAY|UTTER SO|THE stop",
    "no any{0,2} RECORD|source any{0,6} SAY|UTTER SO|THE any? WORDS? stop",
    "no any{0,2} RECORD|source of|for any{0,4} WORDS|them stop",
    "no any{0,2} RECORD|source of|for it|this|that stop",
    "NOT any{0,2} RECORD that|of any{0,5} SAY|UTTER SO|THE any? WORDS? stop",
    "QUOTATION|REMARK any{0,5} IS{0,3} ADV? any{0,2} FAKE",
    "THE|such QUOTATION|REMARK THE any? FAKE",
    "QUOTATION any{0,4} IS{1,2} ADV? FALSE|WRONGLY",
    "QUOTATION any{0,4} is|was|are|were NOT ADV? TRUE|hers|his|theirs",
    "WORDS any{0,4} IS{0,2} NOT any{0,2} ADV? SAY|UTTER|spoken",
    "is|was|are|were NOT any{0,4} WORDS stop",
    "WORDS IS{0,2} WRONGLY GIVE",
    "WORDS to any{1,5} that|WH any{1,3} IS? NOT ADV{0,2} SAY|UTTER|spoken|spoke stop",
    "IS THE WORDS of|by|from any{0,2} another|else|different",
    "NOT THE any{0,2} any|REMARK of|in THE? any? came|comes|is|was from|hers|his|theirs",
    "never|NOT IS{0,2} SAY by any{1,3} stop",
)
_OTHERWISE = shapes("AND any|RECORD|POST{0,5} shows|showed|proves|SAY otherwise")
_UNFOUND_THEM = shapes("NOT IS{0,2} ADV? appear|appears|found|traced|TRUE|located", "appears|appear|found nowhere")
_UNFOUND = shapes(
    "WORDS any{0,4} IS{0,2} NOT IS{0,2} ADV? appear|appears|found|traced|TRUE|located|established|stand|exist",
    "WORDS any{0,3} appear|appears|appeared nowhere",
    "NOT|unable ADV? to? find|verify|SAY|trace|establish THE any{0,2} WORDS",
    "no any{0,2} RECORD has|contains|holds|shows THE any? WORDS",
    "nowhere any{0,4} WORDS",
)
_DENYING = shapes("DENY|REJECT|DOUBT")
_ENDS_OF_WHOM = frozenset(("AND", ",", ";", ":", "–", "—", "WH", "that"))
_NOBODY_KNOWN = frozenset("i you we my our your".split())
_SAYERS = frozenset("she he they it who".split())
_IS_ATTRIBUTION = shapes("^ ,? any{0,6} SAY", "^ ,? SAY")


def another_said_it(around: Surroundings) -> str:
    """The words that say that not the one whom the words may be given to, but somebody else said the quoted ones."""
    for part, patterns in ((around.lead, _NOT_BUT), (around.tail, _NOT_BUT_BEHIND)):
        if (found := part.find(patterns)) and _denies_whom(found.group().split(), around.given_to):
            return part.shown(found)
    if found := around.lead.find(_ANOTHER):
        return around.lead.shown(found)
    is_not_whoever = around.lead.has(_WHOEVER) and around.tail.has(_NOT_THEM)
    if is_not_whoever or _is_not_of(around.given_to, around.tail):
        return around.tail.text
    return around.lead.text if _is_not_of(around.given_to, around.lead) else ""


def _is_not_of(given_to: str, part: Classed) -> bool:
    """Whether the sentence says that something is not theirs: "… on the tape is not Ana Reyes's", "not those of Ana Reyes"."""
    denied = r" (?:(?:is|was|are|were) NOT|NOT (?:those )?(?:of|by)) "
    found = re.search(rf"{denied}(?:[a-z]+ ){{0,2}}{re.escape(given_to)}(?:'s)? (?:[.:] )?\Z", part.string)
    return bool(given_to) and found is not None


def _denies_whom(words: list[str], given_to: str) -> bool:
    """Whether what stands behind the denial in *words* may be *given_to*, and what else stands there is not."""
    first = words.index("NOT") + 1
    last = next((at for at in range(first, len(words)) if words[at] in _ENDS_OF_WHOM), len(words))
    denied, rest = words[first:last], words[: first - 1] + words[last:]
    if given_to and (given_to in denied or given_to in rest):
        return given_to in denied
    return bool(denied) and denied[0] not in _NOT_WHO and "," not in words[: first - 1]


def denied_before(around: Surroundings) -> str:
    """The words of the sentence before the quoted ones that deny that they were said."""
    lead = around.lead
    if lead.has(_NO_MORE):
        return ""
    if (found := lead.find(_BEFORE)) and not (lead.has(_DENYING) and lead.has(AFFIRMED)):
        return lead.shown(found)
    return "" if around.tail.has(_IS_ATTRIBUTION) else lead.first(_FAKED)


def denied_beside(around: Surroundings) -> str:
    """The words of the sentence behind the quoted ones that deny that they were said."""
    if found := around.tail.find(_BESIDE):
        return around.tail.shown(found)
    if (found := around.lead.find(_CLAIMED)) and around.tail.has(_IS_FALSE):
        return around.lead.shown(found)
    if found := around.tail.find(_OTHERWISE):
        return around.tail.shown(found)
    # "the “bridge report” was invented": what is called so need not be the words themselves.
    is_of_words = not around.lead.string or around.lead.has(_ENDS_IN_ARTIFACT)
    if is_of_words and (found := around.tail.find(_CALLED_FAKE)):
        return around.tail.shown(found)
    if around.lead.has(_ENDS_IN_THAT) and (found := around.tail.find(_IS_FAKE)):
        return around.tail.shown(found)
    if around.lead.has(_ENDS_IN_ARTIFACT) and (found := around.tail.find(_OF_THE_PIECE)):
        return around.tail.shown(found)
    return _said_of_them(around, around.tail)


def denied_behind(around: Surroundings) -> str:
    """The words of the next sentences that deny that the quoted ones were said."""
    return _said_of_them(around, around.behind)


def unfound_behind(around: Surroundings) -> str:
    """The words of the sentence or the next ones that say that the quoted ones cannot be found."""
    if around.lead.has(_ENDS_IN_ARTIFACT) and (found := around.tail.first(_UNFOUND_THEM)):
        return found
    return around.tail.first(_UNFOUND) or around.behind.first(_UNFOUND)


def _said_of_them(around: Surroundings, part: Classed) -> str:
    found = part.find(_BEHIND_OF_WORDS)
    if found is None and _BEHIND.may_fit(part):
        found = next((each for pattern in _BEHIND if (each := _of_speaker(pattern, part, around))), None)
    return part.shown(found) if found else ""


def _of_speaker(pattern: Shape, part: Classed, around: Surroundings) -> re.Match[str] | None:
    """A denial by or about somebody whom the words may be given to: not by another who is named first here."""
    for found in pattern.finditer(part):
        subject = found["subject"].strip()
        place = part.place(*found.span("subject"))
        written = place.cut(part.text)
        if subject in _NOBODY_KNOWN:
            continue
        is_name = written[:1].isupper() and subject not in _SAYERS
        if not is_name or any(f"{subject} " in told.string for told in (around.lead, around.tail, *around.titles)):
            return found
    return None
