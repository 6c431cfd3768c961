"""The words of a quotation that are worth searching for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from verify.model.claim import Claim
from verify.speech.agents import SPEAKING
from verify.speech.name_words import BODIES
from verify.text.masked import DASHED, STARRED
from verify.text.titles import HONORIFICS, PARTICLES

_SHORTEST, _USUAL, _LONGEST = 3, 4, 8
# So much rarity makes a run distinctive: two or three long words, or one very long and a middling one.
_ENOUGH = 9
_WORD = re.compile(r"[^\W_]+(?:['’‘-][^\W_]+)*")
_NAME_WORD = re.compile(r"(?:[^\W\d_]\.)+|[^\W_]+(?:['’‘-][^\W_]+)*")
_UNNAMED = ", unnamed"
_SHORTEST_NAME = 4
# Of words with so much rarity a run that nobody's name goes with needs so many.
_TELLING, _TELLING_WORDS = 2, 2
# Between two words of one run may be a space or light punctuation; anything else may be where a page differs.
_LIGHT = re.compile(r"[ \t\r\n\u00a0]{1,9}|[ ]?,[ \t\r\n\u00a0]{1,9}")
_LETTER = re.compile(r"\[([^\W\d_])\](?=[^\W\d_])")
_BRACKET = re.compile(r"\[[^\[\]]{0,200}\]|\([^()]{0,200}\)")

# Words of nearly every text, by how often they occur and whatever their class: rarer small words ("despite") tell texts apart.
_COMMON = frozenset(
    """
    a about above across after again against all almost also although always am among an and another any anything are
    around as at away back be became because become been before began behind being believe best better between big both
    but by call came can cannot come could day days did do does doing done down during each either else end enough even
    ever every everyone everything far feel few find first for found from gave get gets getting give given go goes going
    gone good got great had happen happened hard has have having he help her here hers him himself his how however i if
    important in into is it its itself just keep kind knew know known last least left less let life like little live long
    look looking lot made make makes making man many may me mean means might mine more most much must my myself need
    never new next no nobody none nor not nothing now of off often ok okay old on once one only onto or other others our
    ours out over own part people person place point put quite rather real really right said same saw say saying says see
    seem seen shall she should show since so some someone something soon still such sure take taken takes taking tell
    than that the their theirs them themselves then there these they thing things think this those though thought three
    through time times to today together told too took toward tried true try trying two under until up upon us use used
    very want wanted wants was way ways we well went were what when where whether which while who whole whom whose why
    will with within without won work worked working world would yeah year years yes yet you your yours
    aber alle als am an auch auf aus bei bin bis da damit das dass dem den der des die dies diese dieser doch du durch
    ein eine einem einen einer eines er es für haben hat hatte ich ihr im in ist ja kann kein man mehr mein mit muss nach
    nicht noch nur oder schon sehr sein sich sie sind so über um und uns unter von vor war was weil wenn wer wie wir
    wird zu zum zur
    """.split()
)
# What an edit changes most often: a run without these survives it.
_FRAGILE = frozenset(
    "not no never none nor only all every some most many few more less must may might can could should".split()
)
_JOINING = frozenset("of the for and in".split())
_BODIES_BY_ONE_WORD = frozenset("pentagon kremlin".split())


@dataclass(frozen=True, slots=True)
class _WordRun:
    segment: int
    start: int
    end: int
    worth: float

    def overlaps(self, other: _WordRun) -> bool:
        return self.segment == other.segment and self.start < other.end and other.start < self.end


def best_runs(text: str, count: int = 2) -> tuple[str, ...]:
    """The most distinctive runs of words of a quotation, at most *count*, best first.

    They come from different parts of it where it is long enough, so that one edit does not hide it. A run never crosses an
    ellipsis, a bracket or a mark that ends a clause; nothing comes back where all words are everyday ones.
    """
    segments = _segments(text)
    if any(len(segment) >= _SHORTEST for segment in segments):
        segments = [segment for segment in segments if len(segment) >= _SHORTEST]
    runs = [run for place, segment in enumerate(segments) for run in _runs_in(segment, place)]
    best: dict[str, _WordRun] = {}
    for run in sorted(runs, key=lambda run: -run.worth):
        if len(best) == count:
            break
        if not any(run.overlaps(other) for other in best.values()):
            best.setdefault(" ".join(segments[run.segment][run.start : run.end]), run)
    return tuple(best)


def runs_of_claim(claim: Claim) -> tuple[str, ...]:
    """Two runs of a quotation; its parts never run into each other. Without a speaker's name only what tells by itself."""
    runs = best_runs("\u2026".join(part.text for part in claim.parts) or claim.text)
    return runs if name_of(claim) else tuple(run for run in runs if tells_alone(run))


class RunsOfClaims(dict[str, tuple[str, ...]]):
    """The distinctive runs of words of each claim, worked out when asked for: where nobody is asked, never."""

    def __init__(self, claims: Mapping[str, Claim]) -> None:
        super().__init__()
        self._claims = claims

    def __missing__(self, claim_id: str) -> tuple[str, ...]:
        self[claim_id] = runs_of_claim(self._claims[claim_id])
        return self[claim_id]


def is_distinctive(run: str) -> bool:
    """Whether *run* tells one text from others by itself; a search for a weaker one needs the speaker beside it."""
    words = run.split()
    return len(words) >= _SHORTEST and _worth_of(words) >= _ENOUGH // 2


def rare_words(text: str, count: int = 6) -> tuple[str, ...]:
    """The rarest words of *text*, each once, rarest first; no everyday words."""
    words = dict.fromkeys(word for segment in _segments(text) for word in segment)
    rare = [word for word in words if _rarity(word) >= 2 and word.isalpha()]
    return tuple(sorted(rare, key=lambda word: -_rarity(word))[:count])


def tells_alone(run: str) -> bool:
    """Whether *run* may be asked for with no name beside it: a common word alone leads anywhere."""
    return sum(_rarity(word) >= _TELLING for word in run.split()) >= _TELLING_WORDS


def topic_words(text: str) -> tuple[str, ...]:
    """The words of a name that titles are looked through for; no "of" and no "U.S."."""
    return tuple(word for word in _WORD.findall(text) if _rarity(word))


def name_of(claim: Claim) -> str:
    """What to search for to find *claim*'s speaker: the whole name, but for titles and middle initials; empty for roles.

    Of somebody unnamed only a body that speaks through him is a name ("White House aide"): two words with a capital at least.
    """
    if claim.speaker is None:
        return ""
    told, unnamed = claim.speaker.name.removesuffix(_UNNAMED), claim.speaker.name.endswith(_UNNAMED)
    words = _NAME_WORD.findall(told)
    while len(words) > 1 and words[0].lower().rstrip(".") in HONORIFICS and words[-1].lower() not in BODIES:
        words.pop(0)
    name = _first_name_in(words)
    if len("".join(name)) < _SHORTEST_NAME or (len(name) == 1 and (unnamed or _is_role(name[0]))):
        return ""
    small = next((place for place, word in enumerate(name) if word[:1].islower()), None)
    if small is not None and name[small] not in _JOINING:
        # Pages drop given names, but keep "von der Leyen" together.
        return " ".join(name[small:])
    if not _is_initial(name[0]):
        name = [name[0], *(word for word in name[1:-1] if not _is_initial(word)), *name[1:][-1:]]
    return " ".join(name)


def _is_initial(word: str) -> bool:
    return len(word.rstrip(".")) == 1


def _is_role(word: str) -> bool:
    """Whether a single word is a role, a crowd or a kind of body ("Sources", "Ministry") rather than a name."""
    return word.lower() in SPEAKING and word.lower() not in _BODIES_BY_ONE_WORD


def _first_name_in(words: list[str]) -> list[str]:
    """The first stretch of words with a capital, and of the small words that names have inside."""
    start = next((place for place, word in enumerate(words) if word[:1].isupper()), len(words))
    end = start
    for place in range(start, len(words)):
        if words[place][:1].isupper():
            end = place + 1
        elif words[place] not in _JOINING and words[place] not in PARTICLES:
            break
    return words[start:end]


def _segments(text: str) -> list[list[str]]:
    """Words that belong together, in stretches that a page will hardly interrupt."""
    segments: list[list[str]] = []
    # "[t]here" is the page's "There".
    whole = _BRACKET.sub("\u2026", _LETTER.sub(r"\1", text))
    # Each house blanks letters in its own way.
    for masked in (STARRED, DASHED):
        whole = masked.sub("\u2026", whole)
    for stretch in whole.replace("...", "\u2026").split("\u2026"):
        current: list[str] = []
        last = None
        for found in _WORD.finditer(stretch):
            joined = last is not None and _LIGHT.fullmatch(stretch, last, found.start())
            if not joined and current:
                segments.append(current)
                current = []
            current.append(found[0])
            last = found.end()
        if current:
            segments.append(current)
    return segments


def _runs_in(segment: list[str], place: int) -> list[_WordRun]:
    """Every run of *segment* that may be searched for; where it is short, itself."""
    runs: list[_WordRun] = []
    telling = [0 if _in_a_name(segment, at) else _rarity(word) for at, word in enumerate(segment)]
    shortest = min(_USUAL, len(segment))
    for start in range(len(segment) - shortest + 1):
        for end in range(start + shortest, min(start + _LONGEST, len(segment)) + 1):
            words = segment[start:end]
            if _worth_of(words):
                rarity, fragile = min(sum(telling[start:end]), _ENOUGH + 3), sum(map(_is_fragile, words))
                # Each further word and letter is one more that an edit may have changed: only rarity makes up for it.
                worth = rarity - 2 * fragile - 0.5 * len(words) - 0.2 * len(" ".join(words))
                runs.append(_WordRun(place, start, end, worth))
    return runs


def _in_a_name(segment: list[str], place: int) -> bool:
    """Whether a word has a capital beside another that has one: names are on all pages of a topic."""
    capital = [word[:1].isupper() for word in segment[max(0, place - 1) : place + 2]]
    return segment[place][:1].isupper() and sum(capital) > 1


def _worth_of(words: list[str]) -> int:
    return sum(_rarity(word) for word in words)


def _rarity(word: str) -> int:
    if word.lower().replace("’", "'") in _COMMON or "'" in word.replace("’", "'") or len(word) < 3:
        return 0
    return 1 if len(word) == 3 else 2 if len(word) <= 5 else 3 if len(word) <= 7 else 4 if len(word) <= 9 else 5


def _is_fragile(word: str) -> bool:
    # Numbers, negations and quantifiers are what an edit changes; marks inside a word are written in many ways.
    return word.lower() in _FRAGILE or not word.isalpha()
