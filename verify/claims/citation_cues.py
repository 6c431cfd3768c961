"""Words of citing around a name: whether a draft leans on it, by what right, or only mentions it."""

from __future__ import annotations

import re

from verify.model.span import Span
from verify.speech.cue_words import OUTLET_TELLS, OUTLET_WORKS
from verify.text.late import late

_REACH_BEFORE = 90
_REACH_AFTER = 60

_PRESS = (
    r"newspaper|daily|weekly|tabloid|broadsheet|magazine|journal|broadcaster|network|channel|station|agency|wire|site|website|"
    r"outlet|organi[sz]ation|service|portal|program(?:me)?|pollster|gazette|reporters?|correspondents?|journalists?|hosts?|anchors?"
)
# Between the words of citing and the name: an article, and "German newspaper", "state-run agency", "reporters at".
_LEAD_IN = (
    rf"(?:(?:(?:the|an?|its|their|his|her)\s+)?(?:[\w.’'-]{{1,20}}\s+){{0,2}}(?:{_PRESS})\s+(?:(?:at|for|from|with|of)\s+)?)?"
    r"(?:(?:the|an?|his|her|their|its|my|our)\s+)?$"
)
_GOVERNED = late(
    r"(?i)(?:\b(?:told|tells|telling|according\s+to|as\s+per|per|via|citing|cites|cited(?:\s+(?:by|in|on))?|quot(?:ing|ed)(?:\s+(?:by|in))?|"
    r"courtesy\s+of|based\s+on|(?:speak(?:ing)?|spoke|talk(?:ing|ed)?|said|statement|confirmed|revealed|provided|contributed|leaked|"
    r"disclosed|given|gave)\s+(?:[a-z]{1,12}\s+)?(?:to|with|on)|(?:post(?:s|ed)?|respon(?:ded|se)|wrote|written)\s+to|interviews?\s+to|asked\s+by|in)\s+|\bh/t:?\s+"
    # "On ABC’s “…” she said", "From Bloomberg:", each at the start of a sentence.
    r"|(?:^|[.!?”\"\n]\s*)(?:on|from|via)\s+"
    rf"|[(\[]|[—–]\s?){_LEAD_IN}"
)
_MATERIAL = (
    r"reports?|reporting|data|figures?|numbers|analys[ie]s|surveys?|polls?|polling|articles?|stor(?:y|ies)|footage|videos?|photos?|"
    r"estimates?|research|stud(?:y|ies)|statements?|notice|interviews?|interviewed|documents?|coverage|investigations?|review|tally|"
    r"records?|statistics|projections?|forecasts?|documentary|columns?|op-ed|editorial|appearance|remarks|comments?|post(?:s|ed|ing)?|"
    r"messages?|tweets?|published|printed|written|wrote|writing|writes|said|saying|says|shared|appear(?:ed|ing|s)?|aired|broadcast|"
    r"carried|reported|featured|listed|recorded|announced|released|revealed|claimed|declared|stated|stating|asked|argued|warned|obtained|seen|"
    r"reviewed|conducted|collected|compiled|commissioned|tracked|confirmed|verified|analy[sz]ed|documented|account|show|podcast"
)
_MATERIAL_AND_PREPOSITION = late(
    rf"(?i)\b(?:{_MATERIAL})\s(?:[^.;:!?\n]{{0,40}}\s)?(?:in|on|by|from|for|with)\s+{_LEAD_IN}"
)
_MENTIONED_ONLY = late(
    r"(?i)\b(?:work(?:s|ed|ing)?|sanctions?|attack(?:s|ed)?|bans?|banned|pressure|sued?|lawsuit|owned|invest(?:ed|s|ment)?|"
    r"employed|hired|fired|shares?|stake|founded|bought|acquired)\s+(?:in|on|by|from|to|for|with|of|at|against)\s+(?:the\s+)?$"
)
_AFTER = late(
    r"(?:['’]s?(?=\s))?\s+(?:(?:newspaper|magazine|news agency|website)\s+)?"
    r"(?:(?:has|had|have|also|first|previously|later|exclusively|recently|earlier|on|in|this|last|[A-Z]?[a-z]{2,8}day)\s+)"
    rf"{{0,3}}(?:{'|'.join(OUTLET_TELLS)})\b|,\s+(?:citing|quoting)\b"
    rf"|(?:['’]s?(?=\s))?\s+(?:[a-z-]{{1,15}}\s+){{0,2}}(?:{'|'.join(OUTLET_WORKS)}|"
    r"editorial|data|figures|tally|database|stud(?:y|ies)|estimates?|review|broadcast|podcast|"
    r"town\s+hall|debate|documentary|projections?|forecast)\b"
)
_CHAIN = late(
    r"(?:['’]s?)?\s*(?:,\s*(?:and|as\s+well\s+as)?|/|-|\band\b|\bor\b|&|\bas\s+well\s+as\b|\balong\s+with\b)\s*(?:(?:by|to|the)\s+){0,2}",
    re.IGNORECASE,
)

_POLL = r"poll(?:s|ing|sters?)?|surveys?|tracking poll|approval rating"
_POLL_BEFORE = late(
    rf"(?i)\b(?:{_POLL})\s+(?:[^\W_]{{2,14}}\s+){{0,5}}(?:by|from|of|for)\s+(?:the\s+)?(?:pollster\s+|polling firm\s+)?$"
)
_POLL_AFTER = late(
    rf"(?i)(?:['’]s?)?\s+(?:(?:new|latest|recent|national|statewide|state|tracking|exit|entrance|online|opinion|own|internal|"
    rf"public|voter|weekly|monthly|daily|average|of|[a-z]{{2,12}}-[a-z]{{2,12}}|(?-i:[A-Z][a-z]{{1,14}}))\s+){{0,3}}(?:{_POLL})\b"
)

_ADVICE = late(
    r"(?i)\b(?:(?:trusted|reliable|reputable|credible|verified|authoritative|established|trustworthy)\s+(?:[a-z]{2,12}\s+){0,2}"
    r"(?:sources?|outlets?|media|organi[sz]ations|agencies|publications|sites|websites)\s*,?\s*(?:like|such\s+as|including)"
    r"|(?:for|get)\s+(?:[a-z-]{2,12},?\s+){0,4}(?:updates|information|coverage|news|reporting|details)\b[^.!?\n]{0,60}?,\s+"
    r"(?:please\s+)?(?:rely|visit|follow|check|see|read|consult|turn|refer|stick|go)"
    r"|(?:rely|count|depend)\s+on\s+(?:[a-z]{2,12}\s+){0,3}(?:sources?|outlets?|media)\s+(?:like|such\s+as|including))\b"
)


def is_cited(text: str, name: Span) -> bool:
    """Whether the words right before or after *name* present it as where information comes from."""
    before = text[max(0, name.start - _REACH_BEFORE) : name.start]
    if _MENTIONED_ONLY.search(before):
        return False
    if _GOVERNED.search(before) or _MATERIAL_AND_PREPOSITION.search(before):
        return True
    return bool(_AFTER.match(text, name.end, name.end + _REACH_AFTER))


def is_polled(text: str, name: Span) -> bool:
    """Whether *name* is whose poll it is: "a poll by X", "the X poll"."""
    before = text[max(0, name.start - _REACH_BEFORE) : name.start]
    return bool(_POLL_BEFORE.search(before) or _POLL_AFTER.match(text, name.end, name.end + _REACH_AFTER))


def are_chained(text: str, first: Span, second: Span) -> bool:
    """Whether only "and", a comma or a stroke joins two names, so that what holds for one holds for the other."""
    return second.start - first.end <= 24 and _CHAIN.fullmatch(text, first.end, second.start) is not None


def gives_advice(sentence: str) -> bool:
    """Whether *sentence* tells readers whom to trust ("rely on trusted sources like …"), and cites nobody."""
    return bool(_ADVICE.search(sentence[:1000]))
