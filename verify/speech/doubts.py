"""Shapes of a doubt whether something was said: questions, what posts claim, what nobody could find out."""

from __future__ import annotations

from verify.speech.ratings import rated_true
from verify.speech.shapes import shapes
from verify.speech.surroundings import Surroundings

_QUESTIONS = shapes(
    "^ AND|so? did|has|had|does any{1,6} aside? ADV{0,2} SAY|UTTER object end",
    "^ AND|so? is|was it ADV? TRUE that any{1,6} ADV? IS? SAY|UTTER object end",
    "^ AND|so? is|was|can|could|might it IS? possible|conceivable|likely? that any{1,6} ADV? IS? SAY|UTTER object end",
)
_ASKED = shapes("ASK if|whether any{1,6} IS? ADV? SAY|UTTER object end")
_YES = shapes(
    "^ yes|indeed",
    "^ any{1,3} did|has $|.",
    "^ any{1,3} ADV? did|has ,|.|:|AND",
    "^ it is TRUE",
    "^ TRUE .|,",
    "shows|show|confirms|confirmed|SAY that? any{1,3} did|has stop",
    "any{1,2} SAY she|he|they did|had stop",
)
_UNCLEAR = shapes(
    "unclear|unknown|disputed|doubtful|unproven|unconfirmed whether|if|that any{1,6} IS? ADV? SAY|UTTER object end",
    "NOT any? clear|KNOW|certain|proven|TRUE whether|if|that any{1,6} IS? ADV? SAY|UTTER object end",
    "NOT|unable ADV|IS{0,2} to? verify|establish|prove|SAY|established|proven|proved|confirmed|TRUE|determined"
    "|shown|settled whether|if|that any{1,6} IS? ADV? SAY|UTTER object end",
    "doubtful|questionable|uncertain|unlikely|improbable|debatable that|whether|if any{1,6} IS? ADV? any? SAY|UTTER|put object end",
    "doubtful|questionable|uncertain|unlikely|improbable|debatable that|whether|if any{1,6} put any? as end",
    "^ if we|you|one IS? ADV? to? THINK word{1,10} SAY|UTTER object end",
    "^ AND? if any|CLAIM|POST{1,6} IS any{0,2} TRUE , word{1,6} SAY object end",
    "^ AND? if any|CLAIM|POST{1,4} IS to be THINK , word{1,6} SAY object end",
    "^ how? likely|probable|possible|sure IS it that any{1,6} IS? ADV? SAY|UTTER object end",
    "according to WH any{1,5} IS? ADV? SAY object end",
    "WH|i|we|they|he|she|you|some|others|people|before|without THINK that? any{1,5} IS? ADV? SAY words",
    "IS{1,2} ADV? GIVE aside? with end",
    ", so any{1,4} WOULD? SAY any? , SAY object end",
    "CLAIM|story|tale|rumour|legend|PAGE that|WH has|had who{1,4} SAY object end",
    "some|several|other|many POST|CLAIM|versions|stories|sources have|had who{1,4} SAY words",
    "UNPROVEN CLAIM|accounts|stories|sources SAY that? any{1,5} IS? ADV? SAY words",
    "word|impression|belief|theory|suspicion|rumour that any{1,5} IS? ADV? SAY words",
    ", if word{1,6} IS word{1,6} , ADV? SAY words",
    "QUOTATION any? GIVE|given to any{1,4} runs|reads|goes|SAY end",
    "whether it|this|that IS any{1,5} WH ADV? SAY|UTTER object end",
    # Witnesses disagree over whether she said
    "whether any{1,6} IS? ADV? SAY|UTTER object end",
    "^ according to|in|from THE? any{0,2} UNPROVEN any{0,2} POST|RECORD|CLAIM|story|legend|tale|anecdote|note|letter|book",
    "FALSE|FAKE|story|tradition|folklore GIVE any{1,6} with object end",
    "NOT|unable ADV? to? IS? ADV? verify|authenticate|substantiate|corroborate|establish|trace|SAY THE any{0,2} ARTIFACT|RECORD|CLAIM"
    "|note|letter|memo any|WH{0,8} SAYS object end",
    "supposedly|purportedly SAYS object end",
    "^ AND? supposedly|purportedly ,? any{1,6} IS? ADV? SAY|UTTER object end",
    # Rumour has it that; the story goes that; word is that
    "has|had|have it that any{1,6} IS? ADV? SAY|UTTER object end",
    "CLAIM|story|word|legend|gossip goes|is|was|runs that any{1,6} IS? ADV? SAY|UTTER object end",
    "CLAIM|gossip GIVE any{1,6} with object end",
    "IMAGINE|rumoured|rumored to have SAY|UTTER object end",
)
_UNCLEAR_BEHIND = shapes(
    "^ ,? any{0,4} supposedly|purportedly SAY",
    "^ ,? any{0,4} IS{1,2} IMAGINE|rumoured|rumored to have SAY|UTTER",
    "^ ,? if any{1,3} SAY it|so|that at all",
    # if the post is to be trusted; or so the story goes; as legend has it
    "if word{1,6} to be THINK",
    "if we|you|one ADV? THINK",
    "^ ,? word{0,5} or so word{1,6} $",
    "^ ,? word{0,5} as|AND THE? any? any|CLAIM|FALSE has it",
)
# A tale of her announcing, the only source for her saying: a clause of its own that nobody vouches for. Not a tape of it.
_EMBEDDED = shapes("of|for|about any{1,4} SAY object end")
_WITNESSED = shapes("RECORD|POST|tape|memory|memories|account|sound|sight|audio|film of any{1,4} SAY object end")
_GENUINE = shapes(
    "authenticity|veracity|truth|accuracy|origin of THE any{0,2} any|ARTIFACT|RECORD any|WH{0,8} SAYS object end"
)
_IS_OPEN = shapes(
    "^ ,? IS{1,3} ADV? in|under|open|unclear|unknown|uncertain|unproven|disputed|doubtful|REJECT|DOUBT",
    "^ ,? IS{1,2} NOT",
)
# Said on hearsay: by many, by the paper, by a picture. What follows then tells whether it was so.
_HEARSAY = shapes(
    "some|many|most|several|others|people|witnesses|they|we|anonymous|guests|listeners any{0,2} hear|heard|swear"
    "|swore|SAY|CLAIM|had|have any{1,6} SAY object end",
    "SAY|CLAIM|swear|swears that? any{1,6} IS? ADV? SAY object end",
    "IS{1,2} ADV? GIVE|SAY|CLAIM as|to have? SAY object end",
    "POST|story|article|paper|edition|version any{0,5} shows|show|SAY|had|has|gave|left any|CLAIM{0,6} ADV? IS? SAY object end",
    "QUOTATION|GIVE any{1,5} as|with SAY object end",
    "POST|impression that any{1,6} ADV? IS? SAY object end",
)
_NOT_SO = shapes(
    "^ ,? AND THE RECORD|any has|had|have|shows|show|contains|holds no|nothing",
    "that|this|it|which|all IS ADV? any? FALSE|FAKE|MISTAKE",
    "nothing to|in|of it|that|this stop",
    "source|origin|RECORD any{0,4} NOT|missing|lacking|nowhere",
    "^ AND|in|fact|truth|reality{0,2} ,? WH any{1,3} ADV? IS? SAY IS any? something|different|else|other|another|quite|,|:|that",
    "^ AND|in|fact|truth|reality{0,2} ,? WH any{1,3} ADV? IS? SAY IS $",
    "RECORD|POST any{0,3} tells|tell|show|shows|SAY any{0,2} different|another|other|otherwise|something",
    "in fact|truth|reality ,? it|that|this|they|these IS",
    "traced|tracked it|this|that|them|POST any{0,2} to|back",
    "she|he|they IS NOT .|,|;|$",
)
# What shows the words was made: cut from speeches, by a machine.
_MADE_UP = shapes(
    "POST|RECORD|voice|audio|sound any{0,4} IS{1,3} ADV? any? cut|spliced|stitched|pieced|edited|generated|synthesised|synthesized"
    "|cloned|UNREAL|FAKE|staged|manufactured",
    "^ ,? any{0,2} IS{1,3} ADV? any? UTTER|created|generated|produced|composed|put with|by|using|on|in|together word{0,4} generator|ai"
    "|software|machine|programme|program|tool|app|computer|photoshop",
)
# The post is what the sentence is about; "In a post, Reyes said" and "a post by Reyes said" are hers.
_A_POST = "^ THE|FAKE|viral|old|social|facebook|anonymous{0,3} any|FAKE{0,3}"
_POST_CLAIMS = shapes(f"{_A_POST} POST any{{0,7}} SAY|CLAIM that? any{{1,6}} ADV? IS? SAY|UTTER object end")
_POST_GIVES = shapes(f"{_A_POST} POST|QUOTATION word{{0,24}} $")
_OF_SOMEBODY = shapes("POST by|from|of", "^ in|on|from|by|with")
_HANDED_ON = shapes("SAY|CLAIM|GIVE|QUOTATION|REMARK|shared|circulated|circulating|spread|shows|show|showing|with")
_CALLED_FALSE = shapes(
    "this|that|it|all|which IS ADV? any? FALSE|FAKE",
    "this|that|it|which IS NOT any? TRUE",
    "CLAIM|POST|WORDS any{0,3} IS{1,2} ADV? any? FALSE|FAKE",
    "CLAIM|POST|WORDS any{0,3} IS{1,2} NOT any? TRUE",
    "DENY it|this|that",
    "^ FALSE|FAKE",
)
_CONFIRMED = shapes(
    "CLAIM|POST|QUOTATION|this|it|that IS ADV? TRUE", "shows that? any{1,3} did|SAY", "TRUE that any{1,3} SAY"
)


def asked_whether(around: Surroundings) -> str:
    """The question whether the words were said, unless the next sentence says yes."""
    patterns = _QUESTIONS if around.asked else _ASKED
    found = around.lead.find(patterns)
    if found is None or around.behind.has(_YES) or around.tail.has(_YES) or _is_found_true(around):
        return ""
    return around.lead.shown(found)


def unclear_whether(around: Surroundings) -> str:
    """The words that say that it is open whether the quoted ones were said."""
    if found := around.lead.find(_UNCLEAR):
        return around.lead.shown(found)
    if (found := around.lead.find(_EMBEDDED)) and not around.lead.has(_WITNESSED):
        saying = around.lead.shown(found)
        # "On the steps of the hall, saying": whose clause it is must be named in it.
        if around.given_to in saying.lower() and any(word.endswith("ing") for word in saying.split()[2:]):
            return saying
    found = around.tail.find(_IS_OPEN if around.lead.has(_GENUINE) else _UNCLEAR_BEHIND)
    return around.tail.shown(found) if found else ""


def hearsay_not_so(around: Surroundings) -> str:
    """The words that say that it was not so, of what only hearsay, a paper or a picture gives; or that a clip was made up."""
    for part in (around.tail, around.behind):
        if found := part.find(_MADE_UP):
            return part.shown(found)
        if around.lead.has(_HEARSAY) and (found := part.find(_NOT_SO)) and not _is_found_true(around):
            return part.shown(found)
    return ""


def claimed_by_post(around: Surroundings) -> str:
    """The words that say that a post claims it, or hands on what the page calls false."""
    lead = around.lead
    if _is_found_true(around) or lead.has(_OF_SOMEBODY):
        return ""
    if (found := lead.find(_POST_CLAIMS)) and not around.behind.has(_CONFIRMED):
        return lead.shown(found)
    found = lead.find(_POST_GIVES)
    is_called = around.tail.has(_CALLED_FALSE) or around.behind.has(_CALLED_FALSE) or _is_rated(around) is False
    return lead.shown(found) if found and is_called and lead.has(_HANDED_ON) else ""


def _is_found_true(around: Surroundings) -> bool:
    return _is_rated(around) is True or any(review.holds for review in around.reviews)


def _is_rated(around: Surroundings) -> bool | None:
    """What the page's own last rating says; None without one."""
    ratings = [rated for rating in around.ratings if (rated := rated_true(rating.text)) is not None]
    return ratings[-1] if ratings else None
