"""What a sentence tells, as far as words show it: its telling words, names, numbers, dates and denials."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from verify.match.rounding import Amount
from verify.match.thesaurus import weight
from verify.match.word_equality import english_words, is_negation, spelling_key
from verify.match.word_lists import AUXILIARIES, DATES, DENIALS, MODALS, PRONOUNS, STOP_WORDS
from verify.model.number import Number, NumberKind
from verify.model.span import Span
from verify.text.dates import WEEKDAYS, find_date_spans
from verify.text.fold import Word, fold, words
from verify.text.late import late
from verify.text.numbers import find_numbers
from verify.text.qualifiers import qualifier_before, qualifier_behind

_LONGEST = 80
# How far behind a number the noun that it counts is, and how far behind a denial what it denies, in words.
_NOUN_REACH = 3
_DENIAL_REACH = 4
_MONTHS = DATES - frozenset(WEEKDAYS) - {"fall"}
_REPORTING = frozenset("reported reports reporting said says saying told according wrote writes".split())
_TELL_NOTHING = STOP_WORDS | AUXILIARIES | MODALS | PRONOUNS | _REPORTING
# "unlikely to agree" is "will not agree" in other words: what one side denies so, the other need not.
_HALF_DENIALS = frozenset(
    "unlikely against without instead stop stopped ban banned block blocked reject rejected rule ruled".split()
)
# "barred her from voting" is "she may not vote".
_BARRED_FROM = late(
    r"\b(?:bann?|barr?|stopp?|prevent|prohibit|block|forb)\w{0,5}\s(?:[\w’'-]+\s){0,3}(?P<at>from)\s(?=\w+ing\b)"
)
# A name weighs as much as a rare word, whatever word it is made of.
_NAME_WEIGHT = 9.0
_YEARS = range(1500, 2101)
_SENTENCE_END = late(r"[.!?…][\"'”’)]*\s")
# "Nov. 5" is "November 5".
_SHORT_MONTH = 3


@dataclass(frozen=True, slots=True)
class SenseWord:
    """A word that tells: as compared, where it is, whether it is written as a name, whether it is denied, its weight."""

    text: str
    span: Span
    is_name: bool
    denied: bool
    weight: float


@dataclass(frozen=True, slots=True)
class Running:
    """Any word of a passage in its place: as compared, where it stands, in which sentence, how it is written ("Roe's")."""

    text: str
    span: Span
    sentence: int
    owns: bool
    capital: bool


@dataclass(frozen=True, slots=True)
class Counted:
    """A number of a sentence, what bounds it, and the words behind it, one of which is what it counts."""

    number: Number
    amount: Amount
    nouns: tuple[str, ...]
    # The telling word right before it: "killed 1,200".
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Sense:
    """What a passage tells as far as words show it.

    *dates* are its weekdays, months, days and years, *running* and *said* all its words,
    *people* its runs of two names or more: "Kim Roe".
    """

    words: tuple[SenseWord, ...]
    numbers: tuple[Counted, ...]
    dates: tuple[tuple[str, Span], ...]
    half_denies: bool
    denials: int
    running: tuple[Running, ...] = ()
    said: frozenset[str] = frozenset()
    people: tuple[tuple[Running, ...], ...] = ()

    def before(self, word: SenseWord, reach: int) -> Sequence[Running]:
        """The words right before *word* in its sentence."""
        at = bisect_left(self.running, word.span.start, key=lambda each: each.span.start)
        stretch = self.running[max(0, at - reach) : at]
        return tuple(each for each in stretch if each.sentence == self.running[at].sentence)

    def lines(self, told: Sequence[SenseWord]) -> Iterator[Sequence[Running]]:
        """The sentences that *told* stand in."""
        starts = {word.span.start for word in told}
        for number in {each.sentence for each in self.running if each.span.start in starts}:
            yield tuple(each for each in self.running if each.sentence == number)


@lru_cache(maxsize=8192)
def sense_of(text: str, leave_out: frozenset[str] = frozenset()) -> Sense:
    """*text* taken apart; words of *leave_out*, the name of a source, tell nothing of what it is cited for."""
    dated = tuple(find_date_spans(text))
    numbers = tuple(_counted(text, dated))
    plain: list[SenseWord] = []
    dates: list[tuple[str, Span]] = []
    denial = -_LONGEST
    half, barring, denials = False, False, 0
    barred = {place.start("at") for place in _BARRED_FROM.finditer(text)}
    found = [(word, _bare(word, text)) for word in words(fold(text))[:_LONGEST]]
    for at, (word, bare) in enumerate(found):
        half = half or bare in _HALF_DENIALS
        if is_negation(word.text) or bare in DENIALS or bare == "unlikely" or word.span.start in barred:
            denial, denials = at, denials + 1
            barring = word.span.start in barred
        elif bare == "or" and barring and plain[-1].denied:
            # "barred her from speaking or voting".
            denial = at
        elif any(word.span.overlaps(one.number.span) for one in numbers):
            continue
        elif bare in WEEKDAYS or bare in _MONTHS or _is_dated(word.span, bare, dated):
            dates.append((bare if bare in WEEKDAYS else bare[:_SHORT_MONTH] if bare.isalpha() else bare, word.span))
        elif bare not in _TELL_NOTHING and bare not in leave_out and len(bare) > 1 and not bare[0].isdigit():
            name = _is_name(word.span.cut(text), first=at == 0)
            denied = at - denial <= _DENIAL_REACH
            denial = -_LONGEST if denied else denial
            plain.append(SenseWord(bare, word.span, name, denied, _NAME_WEIGHT if name else weight(bare)))
    said, running = frozenset(bare for _, bare in found), tuple(_running(text, found))
    return Sense(tuple(plain), numbers, tuple(dates), half, denials, running, said, tuple(_people(running)))


def _running(text: str, found: Sequence[tuple[Word, str]]) -> Iterator[Running]:
    ends = [stop.end() for stop in _SENTENCE_END.finditer(text)]
    for word, bare in found:
        yield Running(
            bare,
            word.span,
            bisect_right(ends, word.span.start),
            owns=word.text.endswith(("'s", "s'")),
            capital=word.span.cut(text)[:1].isupper() and word.text not in _TELL_NOTHING,
        )


def _people(running: Sequence[Running]) -> Iterator[tuple[Running, ...]]:
    group: list[Running] = []
    for word in running:
        if group and not (word.capital and touch(group[-1], word) and not group[-1].owns):
            if len(group) > 1:
                yield tuple(group)
            group = []
        if word.capital:
            group.append(word)
    if len(group) > 1:
        yield tuple(group)


def touch(one: Running, other: Running) -> bool:
    """Whether no comma stands between."""
    return other.span.start - one.span.end <= 1


def _bare(word: Word, text: str) -> str:
    """The word as it is compared: without "'s", and of "Oslo-based" the name alone."""
    written = word.span.cut(text)
    name, dash, rest = written.partition("-")
    told = word.text.partition("-")[0] if dash and name[:1].isupper() and rest.islower() else word.text
    return spelling_key(told.removesuffix("'s"))


def _is_dated(span: Span, bare: str, dated: Sequence[Span]) -> bool:
    is_year = bare.isdigit() and len(bare) == 4 and int(bare) in _YEARS
    return is_year or any(span.overlaps(day) for day in dated)


def _is_name(written: str, *, first: bool) -> bool:
    if not written[:1].isupper():
        return False
    return not first or written.lower().removesuffix("’s").removesuffix("'s") not in english_words()


def _counted(text: str, dated: Sequence[Span]) -> Iterator[Counted]:
    for number in find_numbers(text):
        if number.kind is NumberKind.VAGUE or number.value is None or any(number.span.overlaps(d) for d in dated):
            continue
        written = number.span.cut(text)
        is_ordinal = number.kind is NumberKind.ORDINAL
        if number.spelt and number.value <= (2 if is_ordinal else 1) and number.kind is not NumberKind.SHARE:
            # "one" is mostly a pronoun, and "the first lady" is no number.
            continue
        if written.isdigit() and len(written) == 4 and int(written) in _YEARS and not number.unit:
            continue
        found = qualifier_before(text, number.span.start) or qualifier_behind(text, number.span.end)
        value = number.value * 100 if number.kind is NumberKind.SHARE else number.value
        behind = [word.text for word in words(fold(text[number.span.end : number.span.end + 60]))[:_NOUN_REACH]]
        nouns = tuple(spelling_key(word) for word in behind if word not in _TELL_NOTHING)
        ahead = [word.text for word in words(fold(text[max(0, number.span.start - 40) : number.span.start]))[-1:]]
        lead = next((spelling_key(word) for word in ahead if word not in _TELL_NOTHING), "")
        yield Counted(
            number, Amount(value=value, upper=number.upper, bound=found.bound if found else None), nouns, lead
        )
