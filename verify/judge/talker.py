"""Who is told of by whoever talks: "my opponent" in a speech is not the one who gives it."""

from __future__ import annotations

import re

from verify.judge.names import Kinship, compare_people, family_name, is_unnamed
from verify.judge.on_behalf import MOUTH
from verify.judge.same_speaker import BY_WAY_OF, HERS
from verify.model.claim import Form, Speaker
from verify.model.verdict import SpeakerCheck
from verify.speech.talks import TalkTurn
from verify.speech.utterances import Utterance
from verify.text.late import late

CheckedSpeaker = tuple[SpeakerCheck, str | None]

_WRITINGS = (
    "messages?|letters?|texts?|e-?mails?|notes?|calls?|voicemails?|reply|replies|answers?|statements?|signs?|warnings?|cards?"
    "|postcards?|posters?|banners?|leaflets?|posts?|tweets?|notices?|invitations?|questions?|threats?|apology|apologies"
)
# Words of one clause, and of one noun phrase in it.
_CLAUSE = r"(?:(?!\b(?:and|but|then|when|before|after|while|who|she|he|they)\b)[^“”\".;,:])"
_PHRASE = r"(?:(?!\b(?:and|but|for|with|over|about|in|at|on)\b)[^“”\".;,:])"
_SOMEBODY = r"(?:the|an?|one|her|his|their|my|our|[A-Z][\w'’-]+) "
_ANOTHERS = r"(?: by | from |['’]s? )"
# How whoever is named before it comes by words that another spoke or wrote, or passes them on.
_WAYS = (
    r"(?:is|are|was|were|been)(?: \w+ly)? (?:told|asked|informed|warned|reminded)\b(?! \w+ing\b)",
    r"(?:hears?|overheard|learns?|learn(?:ed|t)|(?:re(?:called|calls|members|membered) )?being (?:told|asked|warned))\b",
    rf"heard(?: {_SOMEBODY})?",
    rf"(?:recall(?:ed|s)|remember(?:ed|s)) {_SOMEBODY}{_CLAUSE}{{0,60}}\b(?:saying|telling|words|reply|answer)\b",
    rf"(?:receive[sd]|got|gets|opened|opens|found|finds) {_PHRASE}{{0,60}}?\b(?:{_WRITINGS})\b",
    rf"(?:is|was|were|been)(?: \w+ly)? (?:sent|given|handed|shown|read) {_PHRASE}{{0,60}}?\b(?:{_WRITINGS})\b",
    rf"(?:reads?|recite[sd])(?: out| aloud)?(?: from)? {_PHRASE}{{1,60}}?{_ANOTHERS}",
    rf"(?:reads?|recite[sd])(?: out| aloud)? from (?:the|an?) (?:{_WRITINGS}|deposition|diary|testimony|report) of ",
    rf"(?:shared|retweeted|reposted|forwarded|relayed|passed on) {_PHRASE}{{1,60}}?{_ANOTHERS}",
    rf"(?:laughed at|mocked|rejected|dismissed|attacked|condemned|held up) {_PHRASE}{{1,60}}? (?:that|which) (?:said|reads?)",
    rf"(?:repeat(?:ed|s)|echo(?:ed|es)|borrow(?:ed|s)|cite[sd]) {_PHRASE}{{1,60}}?['’]s? (?:\w+ )?(?:words?|line|phrase|slogan|promise)\b",
    rf"paraphrase[sd] {_SOMEBODY}",
    rf"quote[sd] (?:from )?(?!(?:her|him|them)sel|(?:her|his|their|its)\b){_SOMEBODY}",
)
_TAKES_IN = late(
    r"(?:,(?: [^“”\".:;,]{1,60},)?)?(?: (?:has|have|had))?(?: \w+ly)? "
    rf"(?:{'|'.join(_WAYS)}){_CLAUSE}{{0,90}}[:,]?\s*"
)
_TO = late(rf"(?i)(?:an?|the|this|that) (?:[\w-]+ )?(?:{_WRITINGS})(?: (?:addressed|sent|written))? to\b")
_ORIGIN = r"\b(?:from|by|quote[sd]|heard|recall(?:ed|s))"
_REACH = 240
_MARKS = "“\"„«‘' "
_SENTENCE_END = late(r"[.;“”\n]")
_TALKS = "remarks|speech|address|statement|testimony|letter|keynote|sermon|lecture"
_VOICE = rf"(?:{HERS}|{MOUTH}|{_WRITINGS}|{_TALKS}|words?|line|phrase|slogan|promise)"
# "Reyes's deputy", but not "Reyes's own words", and "a critic of Reyes", but not "the office of Reyes".
_ANOTHER_OF = late(rf"['’]s? (?!(?:\w+ )?{_VOICE}\b)")
_BY_WAY = late(rf"(?i)(?!(?:the )?(?:[\w-]+ )?{_VOICE} (?:of|for) )(?:.*\b(?:{BY_WAY_OF})\b|.*['’]s? )")


def is_told_of(said: Speaker) -> bool:
    """Whether a speaker is somebody of whom the one who talks speaks as his, by no name; a body says "our chairman" of itself."""
    return said.text.lower().startswith("my ") and is_unnamed(said.name)


def checked_hearer(utterance: Utterance, text: str, wanted: Speaker | None) -> CheckedSpeaker | None:
    """What is known of who says words that come to the one beside them; None where nobody is their hearer.

    "…,” Reyes was told" leaves open who spoke; "Reyes read out a letter from Bo: “…" gives the words to Bo.
    """
    speaker, start = utterance.speaker, utterance.parts[0].start
    if speaker is None or utterance.form in (Form.BLOCK, Form.POST):
        return None
    until = start if speaker.span.end <= start else speaker.span.end + _REACH
    told = text[speaker.span.end : until].rstrip(_MARKS)
    if until != start:
        told = _SENTENCE_END.split(told, 1)[0]
    # "Reyes recalled her father saying": a mention may hold more than the name.
    more = speaker.text.partition(speaker.name)[2] + told
    if not (_TO.match(speaker.text) or _TAKES_IN.fullmatch(told) or _TAKES_IN.fullmatch(more)):
        return None
    if wanted is not None and not is_unnamed(wanted.name):
        hers = _comes_from(_ORIGIN, told, wanted.name)
        if hers is not None:
            return (SpeakerCheck.SAME, wanted.name) if hers else (SpeakerCheck.UNNAMED, None)
    # Whoever is neither the one who passes them on nor the one they come from has not said them.
    is_third = wanted is not None and compare_people(wanted.name, speaker.name) is Kinship.TWO
    is_named = re.search(rf"{_ORIGIN} (?:[\w.'’-]+ ){{0,4}}?[A-Z]", told)
    return None if is_third and is_named else (SpeakerCheck.UNNAMED, None)


def _comes_from(origin: str, told: str, name: str) -> bool | None:
    """Whether it is the person *name* who follows *origin*, not a namesake or "a critic of Ada Lund"; None for nobody like that."""
    family = re.escape(family_name(name))
    named = re.search(rf"{origin} (?P<way>(?:[\w.'’-]+ ){{0,4}}?)(?P<family>(?i:{family}))\b(?P<behind>.*)", told)
    if not family or named is None:
        return None
    given = re.search(r"(?:(?!(?i:the) )[A-Z][\w.'’-]* )*$", named["way"])
    is_other = given and compare_people(name, given[0] + named["family"]) is Kinship.TWO
    is_beside = _BY_WAY.match(named["way"]) or _ANOTHER_OF.match(named["behind"])
    return not is_other and not is_beside


def talks(name: str, turn: TalkTurn | None, text: str) -> bool:
    """Whether it is the turn of the person *name*, or else a text whose first line calls it his: "Remarks by Ada Lund"."""
    if turn is not None:
        return compare_people(name, turn.name) is Kinship.ONE
    family, first = family_name(name), text.lstrip()[:200].partition("\n")[0]
    own = rf"(?i)\b{re.escape(family)}['’]s? (?:\w+ ){{0,2}}(?:{_TALKS})\b"
    return bool(family and (re.search(own, first) or _comes_from(r"\b(?i:by|from)", first, name)))
