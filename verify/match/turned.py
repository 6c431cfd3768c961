"""What keeps two tellings apart whose names, numbers, dates and denials agree: how sure it is, of how many, and who did it to whom."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from verify.match.degrees import is_of_another_degree, is_of_another_part, is_of_another_rank
from verify.match.roles import Shared, deeds, is_the_other_way_round
from verify.match.sense import Sense, SenseWord
from verify.match.thesaurus import is_irregular
from verify.model.span import Span

# How far before a word stands what qualifies it, in words.
_DEED_REACH, _THING_REACH = 5, 4
_OPEN = frozenset(
    """
    may might could can possibly perhaps maybe probably likely unlikely potentially allegedly reportedly alleged suspected
    consider considers considering weigh weighs weighing weighed mull mulls mulling mulled discuss discusses discussing
    discussed propose proposes proposed proposing explore explores exploring threaten threatens threatened threatening
    offer offers offered offering hope hopes hoped hoping
    want wants wanted wanting seek seeks sought seeking try tries tried trying attempt attempts attempted
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


def _by_word(**groups: str) -> dict[str, str]:
    return {word: name for name, group in groups.items() for word in group.split()}


_GRADES = _by_word(
    all="all every each both everyone everybody",
    most="most majority mostly",
    some="some several certain",
    few="few handful",
)
_LIMITS = _by_word(almost="almost nearly virtually practically", only="only solely exclusively sole")
_DUTIES = _by_word(
    must="must required obliged compelled forced",
    should="should ought",
    may="allowed permitted entitled",
    will="will",
    refuse="refuse refuses refused refusing",
    fail="fail fails failed failing",
)
_NEED = frozenset("have has had need needs needed".split())


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
    for mine, other in deeds(shared):
        here, there = _is_open(draft, mine), _is_open(page, other)
        if (there and not _OPEN & draft.said) or (here and not _OPEN & page.said):
            return True
    return False


def _is_open(sense: Sense, deed: SenseWord) -> bool:
    # "may not speak" forbids: what is denied outright is not open.
    return bool(_OPEN & _before(sense, deed, _DEED_REACH)) and not (deed.denied and not _UNSURE & sense.said)


def _is_of_another_force(draft: Sense, page: Sense, shared: Sequence[Shared]) -> bool:
    for mine, other in deeds(shared):
        here, there = _duties(draft, mine), _duties(page, other)
        # "must not enter" is "is not allowed to enter".
        is_forbidden = mine.denied and other.denied and here | there == {"must", "may"}
        if here and there and here != there and not is_forbidden:
            return True
    return False


def _duties(sense: Sense, deed: SenseWord) -> frozenset[str]:
    words = [each.text for each in sense.before(deed, _DEED_REACH)]
    found = {_DUTIES[word] for word in words if word in _DUTIES}
    if any(one in _NEED and end == "to" for one, end in pairwise(words)):
        found.add("must")
    # "will have to" obliges.
    return frozenset(found - {"will"} or found)


def _is_on_a_condition(draft: Sense, page: Sense, shared: Sequence[Shared]) -> bool:
    here = _CONDITIONS & draft.said
    lines = page.lines([other for _, other in deeds(shared)])
    there = frozenset(each.text for line in lines for each in line if each.text in _CONDITIONS)
    # "unless it is mended" may be "if it is not": for a reader.
    return bool(there) and here != there


def _is_yet_to_come(draft: Sense, page: Sense, shared: Sequence[Shared]) -> bool:
    for mine, other in deeds(shared):
        if _is_ahead(page, other) and not _may_be_ahead(draft, mine) and _is_past(draft, mine):
            return True
        if _is_ahead(draft, mine) and not _may_be_ahead(page, other) and _is_past(page, other):
            return True
    # "has approved" beside "will vote on": the deed itself is another one.
    told = [other for _, other in deeds(shared)]
    line = max(
        page.lines(told), key=lambda each: sum(word.span in {one.span for one in told} for word in each), default=()
    )
    words = frozenset(word.text for word in line)
    past = bool(_PAST & words) or any(_is_past(page, other) for other in told if other.text in words)
    return bool(_PAST & draft.said) and not (_OPEN | _AHEAD | {"to"}) & draft.said and bool(_AHEAD & words) and not past


def _is_in_another_order(draft: Sense, page: Sense, _shared: Sequence[Shared]) -> bool:
    here, there = _ORDER & draft.said, _ORDER & page.said
    return bool(here and there) and here != there


def _is_from_the_other_end(draft: Sense, page: Sense, _shared: Sequence[Shared]) -> bool:
    """Whether the one side comes from a number or a name to which the other goes, or goes by a number."""
    here, there = _ends(draft), _ends(page)
    return any(here[end] != there[end] for end in here.keys() & there.keys())


def _ends(sense: Sense) -> dict[Fraction | str, str]:
    ends: list[tuple[Fraction | str, Span]] = [(one.amount.value, one.number.span) for one in sense.numbers]
    ends += [(word.text, word.span) for word in sense.words if word.is_name]
    found = {}
    for end, span in ends:
        before = [each.text for each in sense.running if each.span.end <= span.start][-1:]
        if before and before[0] in ("to", "from", "by"):
            found[end] = before[0]
    return found


def _is_of_others(draft: Sense, page: Sense, shared: Sequence[Shared]) -> bool:
    graded = (set(_GRADES) & draft.said), (set(_GRADES) & page.said)
    for mine, other in deeds(shared):
        here, there = _grades(draft, mine), _grades(page, other)
        if here and there and here != there:
            return True
        if (there - {"all"} and not graded[0]) or (here - {"few"} and not graded[1]):
            return True
    return False


def _is_limited_otherwise(draft: Sense, page: Sense, shared: Sequence[Shared]) -> bool:
    here, there = (
        {limit for pair in shared for limit in _grades(sense, pair[side], _LIMITS)}
        for side, sense in enumerate((draft, page))
    )
    said, given = ({_LIMITS[word] for word in sense.said & _LIMITS.keys()} for sense in (draft, page))
    return bool(here - given or there - said)


def _is_of_somebody_else(draft: Sense, page: Sense, shared: Sequence[Shared]) -> bool:
    mine = draft.people[0] if draft.people else None
    done = tuple(deeds(shared))
    if mine is None or not done or mine[-1].span.start > min(one.span.start for one, _ in done):
        return False
    said = frozenset(word.text for word in draft.words)
    page_deeds = [other.span.start for _, other in done]
    own = [word for word in page.words if word.text == mine[-1].text]
    others = [group for group in page.people if not said.intersection(word.text for word in group)]
    is_behind = bool(own) and all(word.span.start > max(page_deeds) for word in own)
    return is_behind and not any(_is_by(page, word) for word in own) and any(g[0].span < own[0].span for g in others)


TURNS = (
    TurnRule("modality", "“may send” is not “will send”, and “considers sending” is not “sends”.", _is_less_sure),
    TurnRule("force", "“must close” is not “should close”, and “refused to” is not “failed to”.", _is_of_another_force),
    TurnRule(
        "condition", "“will end if the owners sign” is neither “will end” nor “unless they sign”.", _is_on_a_condition
    ),
    TurnRule("tense", "“plans to buy” is not “has bought”.", _is_yet_to_come),
    TurnRule("order", "“left before the rescue” is not “left after the rescue”.", _is_in_another_order),
    TurnRule(
        "ends",
        "“rose to 4 per cent” is not “by 4 per cent”, and “from Corby” is not “to Corby”.",
        _is_from_the_other_end,
    ),
    TurnRule("quantifier", "“some have signed” is not “most have signed”.", _is_of_others),
    TurnRule(
        "limit", "“almost sank” is not “sank”, and “only in the south” is not “in the south”.", _is_limited_otherwise
    ),
    TurnRule("part", "“half of them” is neither “more than half” nor “nearly half”.", is_of_another_part),
    TurnRule(
        "rank",
        "“the second largest”, “one of the largest” and “a large one” are not “the largest”, nor “a cause” “the main cause”.",
        is_of_another_rank,
    ),
    TurnRule("degree", "“nine were injured” is not “nine were killed”.", is_of_another_degree),
    TurnRule("roles", "“A sued B” is not “B sued A”.", is_the_other_way_round),
    TurnRule("person", "“Ann Lee won the vote, beating Kim Roe” is not “Kim Roe won the vote”.", _is_of_somebody_else),
)


def _before(sense: Sense, word: SenseWord, reach: int) -> frozenset[str]:
    """As `Sense.before`, less what is part of a date or bounds a number: "12 May", "about 300"."""
    dates = [span for _, span in sense.dates]
    bounded = [one.number.span.start - 1 for one in sense.numbers if one.amount.bound is not None]
    return frozenset(
        each.text
        for each in sense.before(word, reach)
        if each.span.end not in bounded and not any(each.span.overlaps(day) for day in dates)
    )


def _grades(sense: Sense, word: SenseWord, grades: dict[str, str] = _GRADES) -> frozenset[str]:
    stretch = sense.before(word, _THING_REACH)
    numbers = [one.number.span for one in sense.numbers]
    found = set()
    for place, each in enumerate(stretch):
        after = stretch[place + 1].span if place + 1 < len(stretch) else word.span
        before = stretch[place - 1].text if place else ""
        # "some 3,000", "all 61" grade a number; "the most expensive" compares.
        if (
            each.text in grades
            and before not in ("the", "at", "not")
            and not any(after.overlaps(one) for one in numbers)
        ):
            found.add(grades[each.text])
    return frozenset(found)


def _is_ahead(sense: Sense, word: SenseWord) -> bool:
    return bool(_AHEAD & _before(sense, word, _DEED_REACH))


def _may_be_ahead(sense: Sense, word: SenseWord) -> bool:
    return bool((_OPEN | _AHEAD) & sense.said) or "to" in _before(sense, word, 1)


def _is_past(sense: Sense, word: SenseWord) -> bool:
    return bool(_PAST & _before(sense, word, 2)) or word.text.endswith("ed") or is_irregular(word.text)


def _is_by(sense: Sense, word: SenseWord) -> bool:
    return "by" in _before(sense, word, _THING_REACH)
