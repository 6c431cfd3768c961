"""Who speaks in another's name: a spokesman who says it on somebody's behalf names both."""

from __future__ import annotations

import re

from verify.judge.names import family_name, folded_words
from verify.model.claim import Claim, Speaker
from verify.speech.quoted import without_quoted
from verify.text.sentences import split_sentences

MOUTH = (
    r"(?:spokes(?:man|woman|person|people)|press (?:secretary|officer)|aides?|lawyers?|attorneys?|solicitor|agent|publicist|"
    r"representatives?|office|chief of staff)"
)
# "Reyes said through a spokesman": passed on by another.
_SAID_THROUGH = re.compile(
    rf"(?i)\b(?:through|via|by way of) (?:an?|the|his|her|their|its) (?:[\w-]+ ){{0,2}}{MOUTH}\b"
)
# In the folded words of a sentence, who is spoken for: by name, or by a pronoun.
_SOME = r"(?:[\w.'-]+ ){0,4}"
_FOR_NAMED = (
    rf"\bon behalf of {_SOME}{{name}}\b|\bon {_SOME}{{name}} behalf\b|\bread {_SOME}statement (?:by|from|of) {_SOME}{{name}}\b|"
    rf"\b(?:quot|cit)(?:ed|es|ing) {_SOME}{{name}} as (?:saying|having said)\b"
)
_FOR_OWNER = re.compile(
    r"\b(?:on|in) (?:her|his|their) (?:behalf|name)\b|\b(?:quot|cit)(?:ed|es|ing) (?:her|him|them) as (?:saying|having said)\b"
)
_MOUTH_OF_NAMED = rf"\b{{name}} {_SOME}{MOUTH}\b|\b{MOUTH} {_SOME}(?:for|of|to) {_SOME}{{name}}\b"
_MOUTH_OF_OWNER = re.compile(rf"\b(?:her|his|their) {_SOME}{MOUTH}\b")
_NAMED = re.compile(r"\b[A-Z][\w'’-]+")
_PRONOUNS = frozenset("her his their she he they the a an on in but and".split())
_BESIDE, _ABOVE = 200, 400


def said_through(claim: Claim, draft: str) -> bool:
    """Whether *draft* says of the words that their speaker had them passed on: "Reyes said through a spokesman"."""
    at = draft.find(claim.parts[0].text)
    if at < 0:
        return False
    first, last = draft.rfind("\n", 0, at) + 1, draft.find("\n", at)
    around = draft[max(first, at - _BESIDE) : min(last if last >= 0 else len(draft), at + len(claim.text) + _BESIDE)]
    return _SAID_THROUGH.search(without_quoted(around)) is not None


def speaks_for(said: Speaker, wanted: Speaker, page: str, *, through: bool) -> bool:
    """Whether *said*, whom the page names, passes on the words of *wanted*: the sentence says so, or both texts do.

    *through*: the draft says that they were passed on, so that the page need only name a spokesman of *wanted*.
    """
    family = family_name(wanted.name)
    if not family:
        return False
    first = page.rfind("\n", 0, said.span.start) + 1
    last = page.find("\n", said.span.end)
    start, end = max(first, said.span.start - _BESIDE), min(last if last >= 0 else len(page), said.span.end + _BESIDE)
    words = " ".join(folded_words(_sentence(without_quoted(page[start:end]), said.text)))
    named = _FOR_NAMED + (f"|{_MOUTH_OF_NAMED}" if through else "")
    if re.search(named.replace("{name}", re.escape(family)), words):
        return True
    if not (_FOR_OWNER.search(words) or (through and _MOUTH_OF_OWNER.search(words))):
        return False
    # "Her spokesman said on her behalf": hers who was named last before.
    above = without_quoted(page[max(0, said.span.start - _ABOVE) : said.span.start])
    people = [name for found in _NAMED.finditer(above) for name in folded_words(found.group())]
    others = [name for name in people if name not in _PRONOUNS and name not in folded_words(said.name)]
    return others[-1:] == [family]


def _sentence(told: str, mention: str) -> str:
    """The sentence of *told* that names *mention*."""
    return next((each for span in split_sentences(told) if mention in (each := span.cut(told))), told)
