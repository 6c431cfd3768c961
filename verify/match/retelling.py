"""What a sentence tells as far as words show it, and how far a passage of a page tells the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from verify.match.opposites import are_opposites
from verify.match.rounding import Amount, agree
from verify.match.thesaurus import LINKED, SAME, SYNONYM, nearness, weight
from verify.match.word_equality import english_words, is_negation, spelling_key
from verify.match.word_lists import AUXILIARIES, DATES, DENIALS, MODALS, PRONOUNS, STOP_WORDS
from verify.model.number import Number, NumberKind
from verify.model.span import Span
from verify.model.verdict import Difference
from verify.text.dates import find_date_spans
from verify.text.fold import fold, words
from verify.text.numbers import find_numbers
from verify.text.qualifiers import qualifier_before, qualifier_behind

_LONGEST = 80
# How far behind a number the noun that it counts stands, and how far behind a denial what it denies, in words.
_NOUN_REACH = 3
_DENIAL_REACH = 4
_WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_MONTHS = DATES - _WEEKDAYS - {"fall"}
_REPORTING = frozenset("reported reports reporting said says saying told according wrote writes".split())
_TELL_NOTHING = STOP_WORDS | AUXILIARIES | MODALS | PRONOUNS | _REPORTING
# "unlikely to agree" is "will not agree" in other words: what one side denies so, the other need not.
_HALF_DENIALS = frozenset(
    "unlikely against without instead stop stopped ban banned block blocked reject rejected rule ruled".split()
)
# A name weighs as much as a rare word, whatever word it is made of.
_NAME_WEIGHT = 9.0
_YEARS = range(1500, 2101)
# "Nov. 5" is "November 5".
_SHORT_MONTH = 3
# How far from a number, in characters, words are its company.
_AROUND = 40


@dataclass(frozen=True, slots=True)
class Told:
    """A word that tells: as compared, where it stands, whether it is written as a name, whether it is denied, its weight."""

    text: str
    span: Span
    is_name: bool
    denied: bool
    weight: float


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
    """What a passage tells as far as words show it. *dates* are its weekdays, months, days and years."""

    words: tuple[Told, ...]
    numbers: tuple[Counted, ...]
    dates: tuple[tuple[str, Span], ...]
    half_denies: bool
    denials: int


@dataclass(frozen=True, slots=True)
class Change:
    """The one thing in which two tellings differ: its class, the draft's place and the page's."""

    difference: Difference
    draft: Span
    page: Span
    # In words that say the opposite of one another, neither of them denied.
    opposed: bool = False


@dataclass(frozen=True, slots=True)
class Agreement:
    """How much of a draft's sentence a passage tells (*share*, 0 to 1), and what it lacks or tells otherwise.

    *echoed* is the share that stands there as such or by a synonym; *lost_names* stand nowhere on the page, *moved_names*
    somewhere else on it, *foreign_names* in the passage alone. *half_denied*: one side denies in a word that is no plain
    denial; *one_denies*: only one of the two denies anything; *anchored*: a number or date of the draft's stands there.
    """

    share: float
    echoed: float
    lost_names: tuple[str, ...] = ()
    moved_names: tuple[str, ...] = ()
    foreign_names: tuple[str, ...] = ()
    unmatched_numbers: tuple[Counted, ...] = ()
    unmatched_dates: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()
    # The passage denies something amid the words that it shares.
    denies_amid: bool = False
    half_denied: bool = False
    one_denies: bool = False
    anchored: bool = False
    # The same shares of the words that are no names: names alone tell who, not what.
    plain_share: float = 1.0
    widest_gap: float = 0.0


@lru_cache(maxsize=8192)
def sense_of(text: str, leave_out: frozenset[str] = frozenset()) -> Sense:
    """*text* taken apart; words of *leave_out*, the name of a source, tell nothing of what it is cited for."""
    dated = tuple(find_date_spans(text))
    numbers = tuple(_counted(text, dated))
    plain: list[Told] = []
    dates: list[tuple[str, Span]] = []
    denial = -_LONGEST
    half, denials = False, 0
    for at, word in enumerate(words(fold(text))[:_LONGEST]):
        bare = spelling_key(word.text.removesuffix("'s"))
        half = half or bare in _HALF_DENIALS
        if is_negation(word.text) or bare in DENIALS:
            denial, denials = at, denials + 1
        elif any(word.span.overlaps(one.number.span) for one in numbers):
            continue
        elif bare in _WEEKDAYS or bare in _MONTHS or _is_dated(word.span, bare, dated):
            dates.append((bare if bare in _WEEKDAYS else bare[:_SHORT_MONTH] if bare.isalpha() else bare, word.span))
        elif bare not in _TELL_NOTHING and bare not in leave_out and len(bare) > 1 and not bare[0].isdigit():
            name = _is_name(word.span.cut(text), first=at == 0)
            denied = at - denial <= _DENIAL_REACH
            denial = -_LONGEST if denied else denial
            plain.append(Told(bare, word.span, name, denied, _NAME_WEIGHT if name else weight(bare)))
    return Sense(tuple(plain), numbers, tuple(dates), half, denials)


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
        if number.spelt and number.value <= (2 if number.kind is NumberKind.ORDINAL else 1):
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


def compare(draft: Sense, page: Sense, elsewhere: frozenset[str] = frozenset()) -> Agreement:
    """How far the passage *page* tells what *draft* tells; *elsewhere* are the words of the rest of its page."""
    nearest = [(word, *_nearest(word, page.words)) for word in draft.words]
    total = sum(word.weight for word in draft.words) or 1.0
    told = [(word, _worth(word, by, elsewhere)) for word, by, _ in nearest]
    shared = [other for _, by, other in nearest if other is not None and by >= SYNONYM]
    plain = [(word.weight, by) for word, by in told if not word.is_name]
    plain_total = sum(worth for worth, _ in plain) or 1.0
    numbers = [(one, *_answers(one, page, shared)) for one in draft.numbers]
    missing = [word.text for word, by, _ in nearest if word.is_name and by < SYNONYM]
    said = {word.text for word in draft.words}
    return Agreement(
        share=sum(word.weight * by for word, by in told) / total,
        echoed=sum(word.weight for word, by in told if by >= SYNONYM) / total,
        lost_names=tuple(name for name in missing if name not in elsewhere),
        moved_names=tuple(name for name in missing if name in elsewhere),
        foreign_names=tuple(word.text for word in page.words if word.is_name and word.text not in said),
        unmatched_numbers=tuple(one for one, same, _ in numbers if not same),
        unmatched_dates=tuple(_unmatched_dates(draft, page)),
        changes=(
            *(Change(Difference.NUMBER, one.number.span, o.number.span) for one, same, o in numbers if not same and o),
            *_other_dates(draft, page),
            *_denied(nearest, page),
            *_opposed(nearest, page),
        ),
        plain_share=sum(worth * by for worth, by in plain) / plain_total if plain else 1.0,
        widest_gap=max((worth * (1 - by) for worth, by in plain), default=0.0) / plain_total,
        denies_amid=_denies_amid(nearest, page),
        half_denied=draft.half_denies or page.half_denies,
        one_denies=(draft.denials == 0) != (page.denials == 0),
        anchored=any(same for _, same, _ in numbers)
        or any(day in {d for d, _ in page.dates} for day, _ in draft.dates),
    )


def _denies_amid(nearest: Sequence[tuple[Told, float, Told | None]], page: Sense) -> bool:
    shared = [other.span for _, by, other in nearest if other is not None and by >= LINKED]
    if not shared:
        return False
    start, end = min(span.start for span in shared), max(span.end for span in shared)
    own = {other.span for word, by, other in nearest if other is not None and by >= LINKED and word.denied}
    return any(word.denied and start <= word.span.start < end and word.span not in own for word in page.words)


def _nearest(word: Told, others: Sequence[Told]) -> tuple[float, Told | None]:
    best = max(others, key=lambda other: nearness(word.text, other.text), default=None)
    by = nearness(word.text, best.text) if best is not None else 0.0
    return (by, best) if not word.is_name or by == SAME else (0.0, None)


def _worth(word: Told, by: float, elsewhere: frozenset[str]) -> float:
    # "she" stands for whom another sentence of the page names.
    return SAME if word.is_name and by < SAME and word.text in elsewhere else by


def _answers(one: Counted, page: Sense, shared: Sequence[Told]) -> tuple[bool, Counted | None]:
    """Whether the passage has the same number; else the one other number that it gives of the same things."""
    rivals = [other for other in page.numbers if _same_measure(one, other)]
    if any(agree(one.amount, other.amount) for other in rivals):
        return True, None
    apart = [other for other in rivals if agree(one.amount, other.amount) is False and _of_the_same(one, other)]
    if len({other.amount.value for other in apart}) <= 1:
        return False, apart[0] if apart else None
    # Of several the one that stands amid the most words of the draft's.
    ranked = sorted(((_company(other, shared), at) for at, other in enumerate(apart)), reverse=True)
    return False, apart[ranked[0][1]] if ranked[0][0] > ranked[1][0] else None


def _company(one: Counted, shared: Sequence[Told]) -> float:
    start, end = one.number.span.start - _AROUND, one.number.span.end + _AROUND
    return sum(word.weight for word in shared if start <= word.span.start < end)


def _same_measure(one: Counted, other: Counted) -> bool:
    ordinal = NumberKind.ORDINAL
    if (one.number.kind is ordinal) != (other.number.kind is ordinal):
        return False
    return _unit(one) == _unit(other) or not (_unit(one) and _unit(other))


def _unit(one: Counted) -> str:
    return "percent" if one.number.kind is NumberKind.SHARE else one.number.unit


def _of_the_same(one: Counted, other: Counted) -> bool:
    if (_unit(one) and _unit(one) == _unit(other)) or one.number.kind is NumberKind.ORDINAL:
        return True
    return any(nearness(a, b) >= SYNONYM for a in one.nouns for b in other.nouns) or bool(
        one.lead and other.lead and nearness(one.lead, other.lead) >= SYNONYM
    )


def _unmatched_dates(draft: Sense, page: Sense) -> Iterator[str]:
    given = {text for text, _ in page.dates}
    yield from (text for text, _ in draft.dates if text not in given)


def _other_dates(draft: Sense, page: Sense) -> Iterator[Change]:
    """Weekdays, months or years that contradict each other: one on either side, and not the same."""
    for kind in (_is_weekday, _is_month, _is_year):
        said = [(text, span) for text, span in draft.dates if kind(text)]
        given = [(text, span) for text, span in page.dates if kind(text)]
        if len(said) == len({text for text, _ in given}) == 1 and said[0][0] != given[0][0]:
            yield Change(Difference.DATE, said[0][1], given[0][1])


def _denied(nearest: Sequence[tuple[Told, float, Told | None]], page: Sense) -> Iterator[Change]:
    """A word that one side denies and the other does not, in no word that comes near it."""
    for word, by, other in nearest:
        if other is None or by < LINKED or word.is_name or word.denied == other.denied:
            continue
        if not any(each.denied == word.denied and nearness(word.text, each.text) >= LINKED for each in page.words):
            yield Change(Difference.NEGATION, word.span, other.span)


def _opposed(nearest: Sequence[tuple[Told, float, Told | None]], page: Sense) -> Iterator[Change]:
    """A word for which the passage has the opposite."""
    for word, by, _ in nearest:
        if by < SAME and not word.is_name:
            for other in page.words:
                if are_opposites(word.text, other.text):
                    yield Change(Difference.NEGATION, word.span, other.span, opposed=True)
                    break


def _is_weekday(text: str) -> bool:
    return text in _WEEKDAYS


def _is_month(text: str) -> bool:
    return text.isalpha() and text not in _WEEKDAYS


def _is_year(text: str) -> bool:
    return text.isdigit() and len(text) == 4
