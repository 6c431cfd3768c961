"""The labels before somebody's words in minutes, transcripts, subtitles and interviews: their form, and which name people."""

from __future__ import annotations

import re

from verify.speech.name_words import BODIES, BODIES_AND_NAMES, FEMALE_NAMES, MALE_NAMES, TITLES
from verify.text.titles import PARTICLE

# A name as it stands before somebody's words: capitals, with the small words that names hold, perhaps a number.
NAME = r"(?P<name>[^\W\d_a-zß-ÿ][\w.'’-]{0,30}(?: (?:[^\W\d_a-zß-ÿ][\w.'’-]{0,30}|\d{1,3}|" + PARTICLE + r")){0,4})"
_ROLE = r"(?P<role>(?: \([^()\n]{1,60}\)){1,2}|, [^\W\d_][^\n:,.!?“”\"]{1,60})?"
_TIME = r"(?:[\[(]?\d{1,2}:\d{2}(?::\d{2})?[\])]?[ \t]{1,3})?"
# "JO ROE:", "Jo Roe (mayor):", "**Jo Roe, mayor:**", "[14:32] Jo Roe:"
NAMED_LABEL = re.compile(
    rf"[ \t>*_-]{{0,8}}{_TIME}[*_]{{0,3}}{NAME}{_ROLE}[*_]{{0,3}}[:：][*_]{{0,3}}(?=\s|$|[“\"„«])[ \t]*"
)
# "#### Jo Roe", "**Jo Roe (mayor)**": nothing else in the line.
NAME_ALONE = re.compile(rf"[ \t#*_]{{0,8}}{NAME}(?<!\w\w\.){_ROLE}[ \t*_]{{0,4}}[:：]?[ \t*_]{{0,4}}")
# What stands before a colon in minutes, notes and newspapers, and is nobody.
NOBODY = frozenset(
    """analysis opinion column editorial commentary comment review preview watch video audio live update updated breaking
    exclusive report poll photos photo podcast transcript interview profile feature essay explainer news note notes read
    listen latest correction factbox background related action actions agenda item items apologies absent present attendees
    attendance participants date time place venue location subject re to from cc next meeting minutes decision decisions
    resolved resolution motion vote votes summary question questions answer answers topic title contact source sources
    warning quote quotes caption credit headline byline tel phone email who what when why how speaker speakers name names role words
    statement said""".split()
)
_LONGEST_NAME = 4


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
