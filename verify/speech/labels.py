"""The labels before somebody's words in minutes, transcripts, subtitles and interviews: their form, and which name people."""

from __future__ import annotations

import re
from dataclasses import dataclass

from verify.model.span import Span
from verify.speech.name_words import BODIES, BODIES_AND_NAMES, FEMALE_NAMES, MALE_NAMES, TITLES
from verify.text.late import late
from verify.text.titles import PARTICLE

_CAPITAL = r"[^\W\d_a-zß-ÿ][\w.'’-]{0,30}"


def _name(*small: str) -> str:
    return rf"(?P<name>{_CAPITAL}(?: (?:{'|'.join((_CAPITAL, *small))})){{0,4}})"


# A name as it stands before somebody's words: capitals, with the small words that names hold, perhaps a number.
NAME = _name(PARTICLE, r"\d{1,3}")
_ROLE = r"(?P<role>(?: \([^()\n]{1,60}\)){1,2}|, [^\W\d_][^\n:,.!?“”\"]{1,60})?"
_TIME = r"(?:[\[(]?\d{1,2}:\d{2}(?::\d{2})?[\])]?[ \t]{1,3})?"
# "JO ROE:", "Jo Roe (mayor):", "**Jo Roe, mayor:**", "[14:32] Jo Roe:"
NAMED_LABEL = re.compile(
    rf"[ \t>*_-]{{0,8}}{_TIME}[*_]{{0,3}}{NAME}{_ROLE}[*_]{{0,3}}[:：][*_]{{0,3}}(?=\s|$|[“\"„«])[ \t]*"
)
# "Jo Roe:", "Mayor of Sand Bay (laughs):" in interviews and subtitles.
SPOKEN_LABEL = late(_name(PARTICLE, r"\d{1,3}", "of", "the") + r"(?: ?\([^()\n]{1,40}\))?:(?:\s+|$)")
# "SENATOR RUIZ:", "Q:", "MR. HALE (through interpreter):"
_CAPITALS = late(r"((?:[A-Z][A-Z.'’-]*[A-Z.]|Q|A)(?: [A-Z][A-Z.'’-]*){0,5})(?: ?\([^()\n]{1,40}\))?:[ \t]+(?=\S)")
# Any label, whether a name or not: where it is passed over, and not read.
ANY_LABEL = r"[^\W\d_][\w .,'’()-]{0,60}:"
# "#### Jo Roe", "**Jo Roe (mayor)**": nothing else in the line.
NAME_ALONE = late(rf"[ \t#*_]{{0,8}}{NAME}(?<!\w\w\.){_ROLE}[ \t*_]{{0,4}}[:：]?[ \t*_]{{0,4}}")
# What newspapers put before a headline: it says what follows, not who speaks.
HEADLINE_LABELS = frozenset(
    """analysis opinion column editorial commentary comment review preview watch video audio live update updated
    breaking exclusive report poll photos podcast transcript interview profile feature essay explainer news note
    read listen latest correction factbox background related""".split()
)
# What stands before a colon in minutes, notes and newspapers, and is nobody.
NOBODY = HEADLINE_LABELS | frozenset(
    """photo notes action actions agenda item items apologies absent present attendees attendance participants date
    time place venue location subject re to from cc next meeting minutes decision decisions resolved resolution
    motion vote votes summary question questions answer answers topic title contact source sources warning quote
    quotes caption credit headline byline tel phone email who what when why how speaker speakers name names role
    words statement said""".split()
)
# Words of a name before a colon. Of 24 talks tried, half as many change 1, twice as many none.
_LONGEST_NAME = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One paragraph of a transcript: who speaks, and the words."""

    speaker: Span
    words: Span


def turn_of(text: str, paragraph: Span) -> Turn | None:
    """The turn that *paragraph* is, if it opens with a name in capitals and a colon."""
    found = _CAPITALS.match(text, paragraph.start, min(paragraph.end, paragraph.start + 120))
    if found is None or found.end() >= paragraph.end:
        return None
    return Turn(speaker=Span(*found.span(1)), words=Span(found.end(), paragraph.end))


def could_be_person(name: str) -> bool:
    """Whether a label may be somebody's name: no heading, no number, no body."""
    words = [word.strip(".*_") for word in name.lower().split()]
    if not words or len(words) > _LONGEST_NAME + 1 or any(character.isdigit() for character in name):
        return False
    # "The Chair": a role is somebody, though it names nobody.
    return not any(word in NOBODY or word in BODIES - BODIES_AND_NAMES for word in words) and words[0] not in (
        "the",
        "a",
        "our",
    )


def is_likely_person(name: str) -> bool:
    """Whether a name begins as people's names do: with a given name that is known, a title or an initial."""
    first = name.lower().split()[0]
    return first in TITLES or first.strip(".") in FEMALE_NAMES | MALE_NAMES or (len(first) == 2 and first[1] == ".")
