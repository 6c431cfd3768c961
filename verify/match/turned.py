"""What keeps two tellings apart whose names, numbers, dates and denials agree: how sure it is, of how many, and who did it to whom."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from verify.match.people import LEADING
from verify.match.sense import Running, Sense, SenseWord, touch
from verify.match.thesaurus import inflected_from, is_irregular

# A word of the draft's and the word of the page that answers it.
Shared = tuple[SenseWord, SenseWord]

# How far before a word stands what qualifies it, in words.
_DEED_REACH, _THING_REACH = 5, 4
_OPEN = frozenset(
    """
    may might could can possibly perhaps maybe probably likely unlikely potentially allegedly reportedly alleged suspected
    consider considers considering weigh weighs weighing weighed mull mulls mulling mulled discuss discusses discussing
    discussed propose proposes proposed proposing explore explores exploring threaten threatens threatened threatening
    hope hopes hoped hoping want wants wanted wanting seek seeks sought seeking try tries tried trying attempt attempts attempted
    """.split()
)
_AHEAD = frozenset(
    """
    will would shall plan plans planned planning intend intends intended intending aim aims aimed expect expects expected pledge
    pledges pledged promise promises promised vow vows vowed about due set
    """.split()
)
_UNSURE = frozenset("possibly perhaps maybe probably likely unlikely potentially might".split())
_CONDITIONS = frozenset(("if", "unless"))
_ORDER = frozenset(("before", "after"))
_PAST = frozenset("has have had was were".split())
_GRADES = {
    word: grade
    for grade, group in {
        "all": "all every each both everyone everybody",
        "most": "most majority mostly",
        "some": "some several certain",
        "few": "few handful",
    }.items()
    for word in group.split()
}
_CONVERSE = tuple(
    (frozenset(one.split()), frozenset(end.split()))
    for one, end in (("sell", "buy purchase"), ("lend", "borrow"), ("give send", "receive get"), ("win", "lose"))
)
_BE = frozenset("is are was were be been being".split())


@dataclass(frozen=True, slots=True)
class TurnRule:
    """One way in which a telling with the same words is another one."""

    name: str
    why: str
    holds: Callable[[Sense, Sense, Sequence[Shared]], bool]


def turned(draft: Sense, page: Sense, shared: Sequence[Shared]) -> str | None:
    """The name of the first rule by which *page* tells something else than *draft* in the words that they share; None if none."""
    return next((turn.name for turn in TURNS if turn.holds(draft, page, shared)), None)


def _is_less_sure(draft: Sense, page: Sense, shared: Sequence[Shared]) -> bool:
    for mine, other in _deeds(shared):
        here, there = _is_open(draft, mine), _is_open(page, other)
        if (there and not _OPEN & draft.said) or (here and not _OPEN & page.said):
            return True
    return False


def _is_open(sense: Sense, deed: SenseWord) -> bool:
    # "may not speak" forbids: what is denied outright is not open.
    return bool(_OPEN & _before(sense, deed, _DEED_REACH)) and not (deed.denied and not _UNSURE & sense.said)


def _is_on_a_condition(draft: Sense, page: Sense, shared: Sequence[Shared]) -> bool:
    here, there = _CONDITIONS & draft.said, _lines(page, [other for _, other in _deeds(shared)])
    return not here and any(each.text in _CONDITIONS for line in there for each in line)


def _is_yet_to_come(draft: Sense, page: Sense, shared: Sequence[Shared]) -> bool:
    for mine, other in _deeds(shared):
        if _is_ahead(page, other) and not _may_be_ahead(draft, mine) and _is_past(draft, mine):
            return True
        if _is_ahead(draft, mine) and not _may_be_ahead(page, other) and _is_past(page, other):
            return True
    # "has approved" beside "will vote on": the deed itself is another one.
    told = [other for _, other in _deeds(shared)]
    line = max(
        _lines(page, told), key=lambda each: sum(word.span in {one.span for one in told} for word in each), default=()
    )
    words = frozenset(word.text for word in line)
    past = bool(_PAST & words) or any(_is_past(page, other) for other in told if other.text in words)
    return bool(_PAST & draft.said) and not (_OPEN | _AHEAD | {"to"}) & draft.said and bool(_AHEAD & words) and not past


def _is_in_another_order(draft: Sense, page: Sense, _shared: Sequence[Shared]) -> bool:
    here, there = _ORDER & draft.said, _ORDER & page.said
    return bool(here and there) and here != there


def _is_from_the_other_end(draft: Sense, page: Sense, _shared: Sequence[Shared]) -> bool:
    """Whether a number that the one side rises or falls to is where the other comes from."""
    here, there = _ends(draft), _ends(page)
    return any(here[value] != there[value] for value in here.keys() & there.keys())


def _ends(sense: Sense) -> dict[Fraction, str]:
    found = {}
    for one in sense.numbers:
        before = [each.text for each in sense.running if each.span.end <= one.number.span.start][-1:]
        if before and before[0] in ("to", "from"):
            found[one.amount.value] = before[0]
    return found


def _is_of_others(draft: Sense, page: Sense, shared: Sequence[Shared]) -> bool:
    graded = (set(_GRADES) & draft.said), (set(_GRADES) & page.said)
    for mine, other in _deeds(shared):
        here, there = _grades(draft, mine), _grades(page, other)
        if here and there and here != there:
            return True
        if (there - {"all"} and not graded[0]) or (here - {"few"} and not graded[1]):
            return True
    return False


def _is_the_other_way_round(draft: Sense, page: Sense, shared: Sequence[Shared]) -> bool:
    # The first word of a sentence is a name where the other side writes it as one.
    names = frozenset(word.text for sense in (draft, page) for word in sense.words if word.is_name)
    answers = {mine.text: other.text for mine, other in shared if mine.text in names}
    for mine, other in _deeds(shared):
        here, there = _doer(draft, mine, names), _doer(page, other, names)
        if here and there and there in answers.values() and answers.get(here) not in (None, there):
            return True
    return False


def _is_of_somebody_else(draft: Sense, page: Sense, shared: Sequence[Shared]) -> bool:
    mine = draft.people[0] if draft.people else None
    deeds = tuple(_deeds(shared))
    if mine is None or not deeds or mine[-1].span.start > min(one.span.start for one, _ in deeds):
        return False
    said = frozenset(word.text for word in draft.words)
    page_deeds = [other.span.start for _, other in deeds]
    own = [word for word in page.words if word.text == mine[-1].text]
    others = [group for group in page.people if not said.intersection(word.text for word in group)]
    is_behind = bool(own) and all(word.span.start > max(page_deeds) for word in own)
    return is_behind and not any(_is_by(page, word) for word in own) and any(g[0].span < own[0].span for g in others)


TURNS = (
    TurnRule("modality", "“may send” is not “will send”, and “considers sending” is not “sends”.", _is_less_sure),
    TurnRule("condition", "“will end if the owners sign” is not “will end”.", _is_on_a_condition),
    TurnRule("tense", "“plans to buy” is not “has bought”.", _is_yet_to_come),
    TurnRule("order", "“left before the rescue” is not “left after the rescue”.", _is_in_another_order),
    TurnRule("ends", "“from 15 to 14 per cent” is not “from 14 to 15 per cent”.", _is_from_the_other_end),
    TurnRule("quantifier", "“some have signed” is not “most have signed”.", _is_of_others),
    TurnRule("roles", "“A sued B” is not “B sued A”.", _is_the_other_way_round),
    TurnRule("person", "“Ann Lee won the vote, beating Kim Roe” is not “Kim Roe won the vote”.", _is_of_somebody_else),
)


def _deeds(shared: Sequence[Shared]) -> Iterator[Shared]:
    return ((mine, other) for mine, other in shared if not (mine.is_name or other.is_name))


def _stretch(sense: Sense, word: SenseWord, reach: int) -> Sequence[Running]:
    """The words right before *word* in its sentence."""
    at = bisect_left(sense.running, word.span.start, key=lambda each: each.span.start)
    before = sense.running[max(0, at - reach) : at]
    return tuple(each for each in before if each.sentence == sense.running[at].sentence)


def _before(sense: Sense, word: SenseWord, reach: int) -> frozenset[str]:
    """As `_stretch`, less what stands in a date: "12 May"."""
    dates = [span for _, span in sense.dates]
    return frozenset(
        each.text for each in _stretch(sense, word, reach) if not any(each.span.overlaps(day) for day in dates)
    )


def _grades(sense: Sense, word: SenseWord) -> frozenset[str]:
    stretch = _stretch(sense, word, _THING_REACH)
    numbers = [one.number.span for one in sense.numbers]
    found = set()
    for place, each in enumerate(stretch):
        after = stretch[place + 1].span if place + 1 < len(stretch) else word.span
        before = stretch[place - 1].text if place else ""
        # "some 3,000", "all 61" grade a number; "the most expensive" compares.
        if each.text in _GRADES and before not in ("the", "at") and not any(after.overlaps(one) for one in numbers):
            found.add(_GRADES[each.text])
    return frozenset(found)


def _is_ahead(sense: Sense, word: SenseWord) -> bool:
    return bool(_AHEAD & _before(sense, word, _DEED_REACH))


def _may_be_ahead(sense: Sense, word: SenseWord) -> bool:
    return bool((_OPEN | _AHEAD) & sense.said) or "to" in _before(sense, word, 1)


def _is_past(sense: Sense, word: SenseWord) -> bool:
    return bool(_PAST & _before(sense, word, 2)) or word.text.endswith("ed") or is_irregular(word.text)


def _lines(sense: Sense, told: Sequence[SenseWord]) -> Iterator[Sequence[Running]]:
    """The sentences that *told* stand in."""
    starts = {word.span.start for word in told}
    for number in {each.sentence for each in sense.running if each.span.start in starts}:
        yield tuple(each for each in sense.running if each.sentence == number)


def _doer(sense: Sense, deed: SenseWord, names: frozenset[str]) -> str | None:
    """The name right before the verb *deed*; behind it after "by" where it is in the passive. None where unclear."""
    line = next(iter(_lines(sense, [deed])), ())
    at = next((n for n, each in enumerate(line) if each.span == deed.span), 0)
    first = at
    while first and touch(line[first - 1], line[first]) and line[first - 1].text in LEADING:
        first -= 1
    if any(each.text in _BE for each in line[first:at]):
        after = line[at + 1 : at + 2 + _DEED_REACH]
        by = next((n for n, each in enumerate(after) if each.text == "by"), None)
        return next((each.text for each in after[by:] if each.text in names), None) if by is not None else None
    # "A beat B": what stands between two names is a verb.
    amid = at + 1 < len(line) and line[at + 1].text in names and touch(line[at], line[at + 1])
    is_verb = first < at or amid or deed.text.endswith("ed") or is_irregular(deed.text)
    if (
        is_verb
        and first
        and touch(line[first - 1], line[first])
        and line[first - 1].text in names
        and not line[first - 1].owns
    ):
        return line[first - 1].text
    return None


def are_converse(draft: Sense, mine: SenseWord, page: Sense, other: SenseWord) -> bool:
    """Whether the two verbs tell one deed from its two ends: "A sold it to B" is "B bought it from A"."""
    forms = inflected_from(mine.text), inflected_from(other.text)
    if not any((forms[0] & one and forms[1] & end) or (forms[1] & one and forms[0] & end) for one, end in _CONVERSE):
        return False
    names = frozenset(word.text for sense in (draft, page) for word in sense.words if word.is_name)
    here, there = _doer(draft, mine, names), _doer(page, other, names)
    said, given = ({word.text for word in sense.words} for sense in (draft, page))
    return here is not None and there is not None and here != there and {here, there} <= said & given


def _is_by(sense: Sense, word: SenseWord) -> bool:
    return "by" in _before(sense, word, _THING_REACH)
