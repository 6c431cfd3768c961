"""Who does what to whom in two tellings that share their words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from verify.match.people import LEADING
from verify.match.sense import Sense, SenseWord, touch
from verify.match.thesaurus import inflected_from, is_irregular
from verify.match.word_lists import DENIALS
from verify.speech.views import BE

# A word of the draft's and the word of the page that answers it.
Shared = tuple[SenseWord, SenseWord]

# How far behind a verb "by" stands, in words.
_BY_REACH = 5
_CONVERSE = tuple(
    (frozenset(one.split()), frozenset(end.split()))
    for one, end in (("sell", "buy purchase"), ("lend", "borrow"), ("give send", "receive get"), ("win", "lose"))
)
# Between who does it and the verb: "refused to".
_VERB_LEADING = LEADING | DENIALS | {"to"}


def deeds(shared: Sequence[Shared]) -> Iterator[Shared]:
    """Those of *shared* that are no names."""
    return ((mine, other) for mine, other in shared if not (mine.is_name or other.is_name))


def is_the_other_way_round(draft: Sense, page: Sense, shared: Sequence[Shared]) -> bool:
    """Whether who does it in *draft* is whom it is done to in *page*, or another name does it there."""
    # The first word of a sentence is a name where the other side writes it as one.
    names = frozenset(word.text for sense in (draft, page) for word in sense.words if word.is_name)
    answers = {mine.text: other.text for mine, other in shared if mine.text in names}
    for mine, other in deeds(shared):
        here, there = _doer(draft, mine, names), _doer(page, other, names)
        if here and there and there in answers.values() and answers.get(here) not in (None, there):
            return True
    ends = {mine.text: other.text for mine, other in shared}
    return any(_is_swapped(draft, mine, page, other, ends) for mine, other in deeds(shared))


def are_converse(draft: Sense, mine: SenseWord, page: Sense, other: SenseWord) -> bool:
    """Whether the two verbs tell one deed from its two ends: "A sold it to B" is "B bought it from A"."""
    forms = inflected_from(mine.text), inflected_from(other.text)
    if not any((forms[0] & one and forms[1] & end) or (forms[1] & one and forms[0] & end) for one, end in _CONVERSE):
        return False
    names = frozenset(word.text for sense in (draft, page) for word in sense.words if word.is_name)
    here, there = _doer(draft, mine, names), _doer(page, other, names)
    said, given = ({word.text for word in sense.words} for sense in (draft, page))
    return here is not None and there is not None and here != there and {here, there} <= said & given


def _is_swapped(draft: Sense, mine: SenseWord, page: Sense, other: SenseWord, ends: dict[str, str]) -> bool:
    """Whether who does it on either side is on the other side whom it is done to."""
    here, done_here = _ends_of(draft, mine, frozenset(ends))
    there, done_there = _ends_of(page, other, frozenset(ends.values()))
    return (
        ends.get(here) not in (None, there) and ends[here] in done_there and there in {ends[word] for word in done_here}
    )


def _ends_of(sense: Sense, deed: SenseWord, known: frozenset[str]) -> tuple[str, frozenset[str]]:
    """Who does *deed*, as far as *known* words tell, and whom or what it may be done to: those behind it in its sentence."""
    line = next(iter(sense.lines([deed])), ())
    at = first = next((n for n, each in enumerate(line) if each.span == deed.span), 0)
    while first and touch(line[first - 1], line[first]) and line[first - 1].text in _VERB_LEADING:
        first -= 1
    subject = line[first - 1].text if first and touch(line[first - 1], line[first]) else ""
    behind = [each.text for each in line[at + 1 :]]
    if any(each.text in BE for each in line[first:at]):
        agent = behind[behind.index("by") :] if "by" in behind[: _BY_REACH + 1] else []
        return next((word for word in agent if word in known), ""), frozenset({subject}) & known
    return subject if subject in known else "", known.intersection(behind)


def _doer(sense: Sense, deed: SenseWord, names: frozenset[str]) -> str | None:
    """The name right before the verb *deed*; behind it after "by" where it is in the passive. None where unclear."""
    line = next(iter(sense.lines([deed])), ())
    at = next((n for n, each in enumerate(line) if each.span == deed.span), 0)
    first = at
    while first and touch(line[first - 1], line[first]) and line[first - 1].text in LEADING:
        first -= 1
    if any(each.text in BE for each in line[first:at]):
        after = line[at + 1 : at + 2 + _BY_REACH]
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
