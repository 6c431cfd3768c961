"""Outlets and pollsters that no table knows, by the shape of their names and the words of citing around them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from verify.claims.citation_cues import is_cited
from verify.model.span import Span
from verify.outlets import LAST_NAMES
from verify.text.late import late

_LAST_WORDS = "|".join(LAST_NAMES) + (
    r"|News|Courier|Bugle|Daily|Press|Sun|Standard|Examiner|Leader|Record|Sentinel|Dispatch|Telegraph|Mirror|Mail|"
    r"Enquirer|Review|Reporter|Bulletin|Monitor|Today|Weekly|Magazine|Radio|TV|Television|Broadcasting|"
    r"(?:News|Broadcasting|Television) Network|Echo|Argus|Advertiser|Mercury|Beacon|Ledger|Banner|Bee|Advocate|"
    r"Messenger|Express|Guardian|Insider|Daily News|Zeitung|Post-Gazette|Shimbun|Pravda|FM|Wire|Digest|Quarterly|"
    r"Newspaper"
)
_NAME_WORD = r"[^\W\d_a-z][\w.’'&-]{0,30}"
# "the Springfield Herald", "Daily Bugle", "Radio Marenostrum".
_NEWSPAPER = late(
    rf"\b(?:(?:{_NAME_WORD} ){{1,4}}(?:{_LAST_WORDS})\b|(?:Daily|Sunday|Evening|Morning|Radio|TV|Diario|Journal) {_NAME_WORD})"
)
# "the newspaper Foo Bar", "news agency Foo"
_AFTER_KIND = late(
    r"\b(?:newspaper|daily|weekly|tabloid|broadcaster|magazine|agency|website|news site|outlet|portal|network|station|channel|"
    rf"journal|polling firm) (?P<name>{_NAME_WORD}(?: {_NAME_WORD}){{0,3}})"
)
# "Foo newspaper", "Foo Bar news agency"
_BEFORE_KIND = late(
    rf"\b(?P<name>{_NAME_WORD}(?: {_NAME_WORD}){{0,3}}) (?:newspaper|magazine|news agency|news site|news website|news outlet|"
    r"state television|television|TV|radio|broadcaster)\b(?! (?:station|channel|network)s? [A-Z])"
)
_SITE = late(r"\b(?P<name>[A-Za-z][A-Za-z0-9-]{1,40}\.(?:com|org|net|info|news|co\.uk|de|fr|io))\b(?![/\w@])")
_POLL_BY = late(
    rf"\b(?:[Pp]oll(?:ing|s)?|[Ss]urveys?)(?: [a-z-]{{2,14}}){{0,4}} (?:by|from) (?:the )?"
    rf"(?:pollsters? |polling firm |research firm )?(?P<name>{_NAME_WORD}(?: (?:{_NAME_WORD}|of|and|&)(?= {_NAME_WORD}| *\b)){{0,5}})"
)
_POLL_OF = late(
    rf"\b(?:[Aa]n?|[Tt]he|new|recent|latest) (?P<name>{_NAME_WORD}(?:[ /–-]{_NAME_WORD}){{0,4}}) (?:tracking )?(?:poll|survey)\b"
)

_BODY = rf"(?P<name>{_NAME_WORD}(?: (?:(?:of|for|on|and|&)(?: the)? (?={_NAME_WORD}))?{_NAME_WORD}){{1,5}})"
# "a note by Goldman Sachs", "a letter from Doctors for the Coast": whose paper it is.
_PAPER_BY = late(
    rf"\b(?:[Aa]n?|[Tt]he|[Ii]ts|[Tt]heir|new|recent|latest|open) (?:[a-z-]{{2,14}} ){{0,2}}"
    rf"(?:report|note|letter|study|analysis|estimate|memo|paper|briefing|audit|review) (?:[a-z]{{2,14}} )?(?:by|from) "
    rf"(?:the )?(?:bank |charity |union |group |think tank |analysts at )?"
    rf"{_BODY}"
)

# "data from the Harbour Board", "Harbour Board figures show": whose numbers they are.
_DATA = "[Dd]ata|[Ff]igures|[Ss]tatistics"
_DATA_FROM = late(rf"\b(?:{_DATA}) (?:[a-z]{{2,14}} )?(?:by|from) (?:the )?{_BODY}")
_DATA_OF = late(rf"{_BODY}(?:['’]s?)? (?:{_DATA}) (?:show|suggest|indicate|reveal|put)")

_ARTICLE = late(
    r"(?:The|A|An|In|On|At|As|But|And|For|From|When|While|Since|After|Before|His|Her|Their|Our|This|That)\s+"
)
# What is in that place and is nobody's name: whom or where was polled, what language a station speaks.
_NO_NAME = frozenset(
    "TV Radio Television"
    " Republican Republicans Democratic Democrats American Americans National Public Exit State Online Straw GOP Opinion Internal New"
    " Local Monday Tuesday Wednesday Thursday Friday Saturday Sunday In On At The A An And But As If It He She They We"
    " French Dutch Greek German Swiss Czech Thai Iraqi Israeli Pakistani Saudi Alabama Alaska Arizona Arkansas California"
    " Colorado Connecticut Delaware Florida Georgia Hawaii Idaho Illinois Indiana Iowa Kansas Kentucky Louisiana Maine Maryland"
    " Massachusetts Michigan Minnesota Mississippi Missouri Montana Nebraska Nevada Hampshire Jersey Mexico York Carolina North South"
    " Dakota Ohio Oklahoma Oregon Pennsylvania Rhode Island Tennessee Texas Utah Vermont Virginia West Washington Wisconsin Wyoming".split()
)
_NATIONALITY = late(r"[A-Z][a-z]{2,12}(?:ish|ese|ian|ean|can)")


def unknown_outlets(text: str) -> Iterator[tuple[str, Span]]:
    """Name and place of each outlet cited by a name that looks like one; whether a table knows it is for the caller."""
    for pattern in (_NEWSPAPER, _AFTER_KIND, _BEFORE_KIND, _SITE):
        for found in pattern.finditer(text):
            group = "name" if "name" in pattern.groupindex else 0
            span = _bare(text, Span(*found.span(group)))
            if _is_name(span.cut(text)) and not _runs_on(text, found.end()) and is_cited(text, span):
                yield span.cut(text), span


def paper_authors(text: str) -> Iterator[tuple[str, Span]]:
    """Name and place of whoever wrote a report or a letter, or gathered data, that the text leans on; one word alone is mostly a person."""
    for pattern in (_PAPER_BY, _DATA_FROM, _DATA_OF):
        for found in pattern.finditer(text):
            span = _bare(text, Span(*found.span("name")))
            if _is_name(span.cut(text)):
                yield span.cut(text), span


def unknown_pollsters(text: str) -> Iterator[tuple[str, Span]]:
    """Name and place of whoever took a poll: "a survey by X", "the latest X poll"."""
    for pattern in (_POLL_BY, _POLL_OF):
        for found in pattern.finditer(text):
            span = _bare(text, Span(*found.span("name")))
            if _is_name(span.cut(text)):
                yield span.cut(text), span


def _is_name(words: str) -> bool:
    if not words or words.endswith(" University Press") or _NATIONALITY.fullmatch(words):
        return False
    return not set(re.findall(r"\w+", words)) <= _NO_NAME


def _bare(text: str, span: Span) -> Span:
    """*span* without an opening article or preposition, and without a possessive ending."""
    words = span.cut(text)
    opening = _ARTICLE.match(words)
    start = span.start + (opening.end() if opening else 0)
    end = span.end
    for tail in ("’s", "'s", "’", "'", "."):
        if text[start:end].endswith(tail):
            end -= len(tail)
            break
    return Span(start, max(start, end))


def _runs_on(text: str, end: int) -> bool:
    return text[end : end + 1] == " " and text[end + 1 : end + 2].isupper()
