"""Shapes of what is only imagined: conditions, what somebody would or should say, and who speaks in fiction alone."""

from __future__ import annotations

from verify.speech.shapes import Classed, Shapes, shapes
from verify.speech.surroundings import Surroundings
from verify.text.late import late

_FICTION = late(
    r"(?i)^\W*(?:satire|parody|fiction|short story|humou?r|spoof)(?:\s*[:|–—]|\W*$)"
    r"|(?:[:|–—(]\s*)(?:a short story|a satire|satire|fiction|a novel|an excerpt from the novel)\W*$"
)
# "Picture her at the window, saying", not "Picturing the winter, she said" or "Picture this, she said".
_IMPERATIVE = late(
    r"(?i)(?:(?:and|so|now|just|but|please|then) ){0,2}"
    r"(?:picture|imagine|envisage|envision|visuali[sz]e|fancy|suppose|pretend|put yourself|think of|conjure up) "
)
_SAYING = shapes("SAY|UTTER object end")
_SUPPOSED = shapes(
    # The condition of another clause ends at its comma: "Asked if she would stay, Reyes said".
    "IMAGINE if|that|WH? any{0,6} SAY|UTTER object end",
    "WH if any{1,5} SAY|UTTER object end",
    "as if|AND to SAY object end",
    "as if|AND any{1,5} ADV? IS? SAY object end",
    # Were she to say; had she said; I wish she would say
    "^ AND? were|should any{1,5} to? SAY object end",
    "^ AND? had any{1,5} AND|ONLY|ADV{0,2} SAY object end",
    "WISH any{1,6} had|would|could ADV? BARE|SAY object end",
    "if ONLY? any{1,6} IS? ADV? SAY|UTTER words",
    "unless|lest|provided that? any{1,6} IS? ADV? SAY|UTTER words",
    "WOULD THINK any{0,6} that any{1,5} IS? ADV? SAY object end",
    "WOULD almost|easily|well|ADV|just? IMAGINE|POST any{1,5} SAY object end",
    "almost|nearly|practically hear|KNOW any{1,4} SAY object end",
    "in|from my|our any? THINK any{1,5} AND? any{0,2} SAY object end",
    "in THE alternative|alternate|counterfactual|parallel any? history|world|universe|reality"
    "|timeline word{0,6} , any{1,4} SAY object end",
)
_ONLY_WOULD = shapes(
    "THINK any{1,6} would SAY object end",
    "would|could|might NOT? any|ADV? have ADV{0,2} any? SAY object end",
    "should|must any|ADV? have ADV{0,2} any? SAY object end",
    "must be THINK|SAY object end",
    # "would only say" is how reports tell that somebody said no more; "would later say" tells that he did.
    "WOULD LIKELY|actually|really|truly|certainly|definitely BARE|SAY object end",
    "WOULD no DOUBT BARE|SAY object end",
    "may|might|could well|perhaps SAY object end",
    "may|might as? well? ADV? have SAY|UTTER object end",
    "WOULD have who{1,4} SAY object end",
    "ought to have? ADV? BARE|SAY object end",
    "is|are|was|were to ADV? BARE any{1,6} end",
    "all AND ADV? SAY object end",
    "as good as SAY object end",
    "IS about to SAY object $",
    "on THE verge|brink|point of SAY object end",
    "would be any{0,6} BARE object end",
    "WOULD any{1,3} with any{1,4} SAY words",
    "would|could|might have any{1,3} AND ADV? SAY object end",
    "can ADV? BARE words",
    "would have us|you|them|me|people THINK|BARE that? end",
    "^ LIKELY end",
    "would word{1,8} if any{1,5} AND? any{0,2} SAY words",
    "^ AND? were|had any{1,5} , any{1,3} would|might|could ADV? have? BARE|SAY object end",
    "^ AND? if word{1,12} , any{1,4} would|might|could ADV? have? BARE|SAY object end",
)
_ONLY_WOULD_BEHIND = shapes("^ ,? any{1,4} WOULD LIKELY BARE|SAY", "^ ,? any{1,4} must be THINK|SAY")
_WANTED = shapes(
    "SAY|THINK|ACT|pressed|pressing|pushed|pushing|coached whom to|into ADV? SAY|UTTER object end",
    # "asked her to explain the plan: “…”" leads to her answer.
    "ASK whom to ADV? SAY|UTTER words",
    "was|were|been ADV? SAY|THINK|ACT|due|supposed|scheduled|slated|set to ADV? SAY object end",
    "was|were|been ADV? ASK to ADV? SAY words",
    "had ADV? THINK|planned|meant to ADV? SAY object end",
    "likely|unlikely|willing|tempted|reluctant|paid|hired|trained to ADV? SAY|UTTER words",
    "rehearsing|rehearsed|practising|practicing|drafting|polishing|learning THE any? PASSAGE any{0,4} end",
    "waited|waiting|waits|wait|time|longed|longs|pleaded|UTTER|SAY for whom to ADV? SAY|UTTER object end",
)
# "It was brave for her to say so": she did.
_OF_SOMETHING = shapes("^ AND? it IS any{1,3} for any{1,4} to")
_FIGURES = shapes(
    "in|from THE|my|our any? THINK|PARODY any? ,? any{1,4} SAY|CLAIM object end",
    "actor|actress|comedian|comic|impressionist playing|portraying|impersonating|as any{1,5} SAY object end",
    "someone|somebody|caller|man|woman portraying|impersonating any{1,5} SAY object end",
    ", played|portrayed|voiced by any{1,4} , ADV? SAY object end",
    "^ AND? in THE who{0,3} of THE who{0,2} UNREAL , word{0,16} end",
    "in|on THE|our|my PARODY column|show|programme|program|piece|article|feature|POST any{0,7} AND? ADV? SAY object end",
    "posing|masquerading|IMAGINE|purporting as|to be? any{1,4} SAY object end",
    "PARODY any? any? POST|show|programme|program|column any{0,6} SAY|CLAIM|UTTER object end",
    "PARODY any{0,4} SAY object end",
    "in THE voice|manner|guise of",
    # the script has Lowe say; let Lowe say
    "has|have|had|UTTER|lets|let who{1,4} BARE object end",
    "^ any{0,6} ,? IMAGINE|let word{1,12} SAYS object end",
    # In the play, in a sketch by the students, in the novel's first chapter: whoever speaks there. Not "in her novel way".
    "^ AND? in|on|from THE|my|our who{0,2} PARODY|UNREAL column|show|feature|programme|piece? , word{0,10} end",
    "^ AND? in|on|from THE who{0,2} UNREAL by|about any{1,5} , word{0,10} end",
    "^ AND? in THE UNREAL'S any{0,2} chapter|scene|act|pages|episode|finale|ending , word{0,10} end",
    "^ THE? any|FAKE|PARODY{0,2} UNREAL any|of|AND{0,8} SAYS object end",
    "PARODY|UNREAL any{1,3} SAYS object end",
    "^ THE any? UNREAL who{1,8} with|as end",
    "THE UNREAL of any{1,4} IS any{0,2} to? SAY object end",
    ", mistaken|confused for|with any{1,4} ,? SAY object end",
    "with THE any? boy|girl|child|man|woman|actor|actress as any{1,4} SAY object end",
    "^ THE? PARODY word{0,7} has|had|let|lets any{1,4} SAY object end",
    "UTTER|sounding|sounds|trained|dressed any{0,2} sound? KNOW|like|as|on any{1,4} ,? SAY object end",
)
# "The musical was forgotten by the time she said so": another clause.
_LATER = shapes("by THE time")
_FIGURES_BEHIND = shapes(
    "^ ,? SAY who any{0,3} UNREAL",
    "^ ,? THE? any{0,2} UNREAL of any{1,3} SAY",
    "^ ,? any{1,4} has|have|had|UTTER|lets who{1,4} BARE",
    "^ ,? SAY? THE? PARODY|UNREAL any{1,4}",
)
_ASKED_IF = shapes("ASK if|WH|whether")


def supposed(around: Surroundings) -> str:
    """The words that only suppose that the quoted ones were said."""
    lead = around.lead
    saying = lead.find(_SAYING) if _IMPERATIVE.match(lead.text) else None
    if saying and ("," not in lead.text or lead.shown(saying).split()[0].endswith("ing")):
        return lead.text.strip(" ,:")
    found = lead.find(_SUPPOSED)
    if found is None or (lead.has(_ASKED_IF) and "if" in found.group().split()):
        return ""
    return lead.shown(found)


def only_would(around: Surroundings) -> str:
    """The words that say that somebody would, could or must say the quoted ones, not that he did."""
    return _shown(around.lead, around.tail, _ONLY_WOULD, _ONLY_WOULD_BEHIND)


def only_wanted(around: Surroundings) -> str:
    """The words that say that somebody wanted the quoted ones to be said."""
    found = around.lead.find(_WANTED)
    return around.lead.shown(found) if found and not around.lead.has(_OF_SOMETHING) else ""


def by_a_figure(around: Surroundings) -> str:
    """The words that say that a figure of fiction, a mimic or a machine says the quoted ones."""
    return "" if around.lead.has(_LATER) else _shown(around.lead, around.tail, _FIGURES, _FIGURES_BEHIND)


def in_fiction(around: Surroundings) -> str:
    """The title, or else the line, by which the text calls itself fiction."""
    return next((title.text for title in around.titles if _FICTION.search(title.text)), around.disclaimer)


def _shown(lead: Classed, tail: Classed, before: Shapes, behind: Shapes) -> str:
    for part, patterns in ((lead, before), (tail, behind)):
        if found := part.find(patterns):
            return part.shown(found)
    return ""
