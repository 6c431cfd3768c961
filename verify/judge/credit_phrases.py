"""What beside a credit says whether it holds: the setting of the words, what a credit refers to, the notes of a whole page."""

from __future__ import annotations

import re
from dataclasses import dataclass

from verify.text.late import late


@dataclass(frozen=True, slots=True, kw_only=True)
class CreditPhrase:
    """A way of writing that decides whose words are: its *pattern* is found there, before the outlet that is named or behind it."""

    name: str
    why: str
    example: str
    pattern: re.Pattern[str]


# Bounded, for a page may be nothing but capitals.
_NAME = r"[A-ZÀ-Þ][\w’'.-]{1,30}(?: [A-ZÀ-Þ][\w’'.-]{1,30}){0,5}"
_SAYS = r"(?:said|says|added|adds|told|insisted|argued|warned|noted|replied|wrote|continued|explained|recalled|stated|declared)"
_THE_PRESS = (
    r"(?:(?:news )?(?:outlet|site|website|agency|organi[sz]ation|channel)|(?:news)?paper|publication|magazine|"
    r"broadcaster|station|network)\b"
)
_PAPER = r"(?:statement|(?:press|news) release|communiqu[ée]|ruling|judge?ment|(?:court )?filing|indictment|court order|proclamation)"

TO_US = CreditPhrase(
    name="told_here",
    why="whoever spoke to the page itself was heard by it, whatever its foot says",
    example="“We will sail,” she told us.",
    pattern=late(
        r"(?i)\b(?:told|tells?|said to|spoke (?:to|with)|speaking (?:to|with)|interview with)\s+"
        r"(?:us|me|this (?:newspaper|paper|reporter|website|magazine|agency)|our (?:reporter|correspondent|newspaper))\b"
    ),
)
OWN_SETTING = CreditPhrase(
    name="told_in_public",
    why="words that many heard need no other outlet",
    example="“We will sail,” she told reporters.",
    pattern=late(
        rf"(?i)\b(?:(?:told|telling) (?!the {_THE_PRESS})"
        r"(?:the|a|an|his|her|their|our|us|this|reporters|journalists|parents|lawmakers|supporters|residents|investors)\b|"
        r"(?:at|in|during) (?:a|an|the) (?:[\w-]+ ){0,3}"
        r"(?:conference|hearing|rally|meeting|briefing|speech|debate|ceremony|session|summit)\b|said in (?:court|parliament)\b)"
    ),
)
THE_OUTLET = CreditPhrase(
    name="told_the_outlet",
    why="the outlet that was credited before is meant",
    example="“We will sail,” she told the news site.",
    pattern=late(rf"(?i)\b(?:told|interview with|speaking to|according to|per) the {_THE_PRESS}"),
)
REFERS_BACK = CreditPhrase(
    name="refers_back",
    why="a sentence on the letter itself says who brought it to light",
    example="The letter was first reported by Axios.",
    pattern=late(
        r"(?:The|These|This|That|His|Her|Their|Its|It|Both) ?(?:[a-z-]+ ){0,2}"
        r"(?:remarks?|comments?|words|quotes?|quotations?|interview|letter|memo|e-?mail|document|note|message|recording|statement|exchange|"
        r"conversation|story|news|was|were)\b"
    ),
)
BACKGROUND = CreditPhrase(
    name="background",
    why="what happened after a report is not in it",
    example="“We will sail,” she said, a day after Axios reported on the ferry.",
    pattern=late(r"(?i)\b(?:after|since|when|following|because|although|whose|which)\s+(?:the\s+)?$"),
)
GOES_ON = CreditPhrase(
    name="goes_on",
    why="a credit behind the words that goes on to something else is for that",
    example="“We will sail,” she said. Axios reported on Monday that the ferry leaks.",
    pattern=late(
        r"(?:['’]s?)?\s*(?:\w+ly |first |has |had )?\w+ (?:(?:last|this|in|on|earlier) [\w ,]{1,24})?(?:that|how|whether)\b"
    ),
)
OF_ITS_OWN = CreditPhrase(
    name="another_day",
    why="a report of another month is another story",
    example="Axios reported in January on the ferry.",
    pattern=late(
        r"(?i)\b(?:in|last|this|since) (?:january|february|march|april|may|june|july|august|september|october|november|december|"
        r"year|month|spring|summer|autumn|fall|winter|\d{4})\b"
    ),
)
PICTURE = CreditPhrase(
    name="picture",
    why="whoever took the picture told nothing",
    example="Photo: Jo Roe via Reuters",
    pattern=late(r"(?i)(?:^\W*|\b)(?:photo(?:graph)?|image|picture|foto|bild|graphic|getty)\b[^.\n]{0,60}$"),
)
SAYER = CreditPhrase(
    name="other_speaker",
    why="an interview that the page names above goes on only while its speaker speaks",
    example="“We will sail,” said Ana Reyes.",
    pattern=late(
        rf"\b{_SAYS} (?P<behind>{_NAME})|(?P<ahead>{_NAME})(?:, [^,.]{{1,60}},)? (?:also |then |later )?{_SAYS}\b"
    ),
)
DOCUMENT = CreditPhrase(
    name="document",
    why="an official text is one text, whoever prints it, and an origin of its own",
    example="“We will sail,” the Harbour Board said in a statement.",
    pattern=late(
        rf"(?i)\b(?:(?:in|by|with|from|according to) (?:a|an|its|his|her|their|the|another) (?:[\w-]+ ){{0,3}}?{_PAPER}\b|"
        rf"(?:issued|released|published|posted|put out) (?:a|an|its|the) (?:[\w-]+ ){{0,3}}?{_PAPER}\b|"
        rf"{_PAPER} (?:(?:from|by|of) [\w ’'&.-]{{2,40}} )?(?:said|says|reads?|added|adds|stated|published|released|issued|posted)\b|"
        r"en un comunicado|in einer (?:pressem|m)itteilung|in einer erklärung|dans un communiqué|in una nota|num comunicado|"
        r"em comunicado|in een verklaring)\b"
    ),
)
ISSUER = CreditPhrase(
    name="issuer",
    why="an official text is called after whoever issued it",
    example="“We will sail,” the Harbour Board said in a statement.",
    pattern=late(
        rf"(?:[Tt]he )?(?P<said>{_NAME}) (?:said|says|wrote|added) (?:\w+ ){{0,2}}in (?:a|an|its|the)\b|"
        rf"[Ii]n (?:a|an|its|the) (?:[\w-]+ ){{0,3}}(?:statement|release|ruling|filing)[\w ]{{0,20}}, (?:the )?(?P<opened>{_NAME})|"
        rf"(?:statement|release|ruling|filing|communiqu[ée]) (?:(?:released|issued|published|posted) )?"
        rf"(?:by|from|of) (?:the )?(?P<by>{_NAME})"
    ),
)
NOTE = CreditPhrase(
    name="page_note",
    why="a line at the head or the foot says where the whole text is from",
    example="(With inputs from Reuters)",
    pattern=late(
        r"(?i)(?:(?:inputs?|material|reporting|files|information|contributions?) (?:from|by)|©|\(c\)|copyright|"
        r"(?:source|quelle|fuente|fonte|bron)s?:|(?:originally|first) (?:published|appeared|reported) (?:by|in|on|at)|"
        r"(?:appeared|published) (?:first |originally )?(?:in|on|by)|"
        r"(?:translated|republished|reprinted)(?: [\w ]{1,16})? (?:from|by)|courtesy of|^|^[(\[—–-]+)\s*(?:the )?$"
    ),
)
NOTE_BEHIND = CreditPhrase(
    name="page_note_behind",
    why="the same, with the outlet in front",
    example="Reuters contributed to this report.",
    pattern=late(
        r"(?i)\s*(?:contributed to this (?:report|story|article)|[)\].]*\s*$|\s[–—-]\s|\sunder\b|/[a-z]{2,4}\b)"
    ),
)
UNNAMED_AGENCIES = CreditPhrase(
    name="agencies",
    why="agencies that a page does not name are those whose text was read, else one",
    example="(With inputs from agencies)",
    pattern=late(r"(?i)(?:^|\b(?:inputs? from|with|source:|by)\s|[(—–-]\s?)(?:news |wire |the )?agencies\b\W*$"),
)
PHRASES = (
    TO_US,
    OWN_SETTING,
    THE_OUTLET,
    REFERS_BACK,
    BACKGROUND,
    GOES_ON,
    OF_ITS_OWN,
    PICTURE,
    SAYER,
    DOCUMENT,
    ISSUER,
    NOTE,
    NOTE_BEHIND,
    UNNAMED_AGENCIES,
)
