"""Whether two stretches of speech make one statement, as far as words alone can know it, and what one turns that the other says.

Words tell what is about the same; seldom, what is the same. So everything must agree: rather one paraphrase in ten is
found than one in thirty is wrong.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from verify.match.opposites import are_opposites
from verify.match.statements import Statement, ToldWord, read_statement
from verify.match.thesaurus import are_synonyms, inflected_from, is_irregular
from verify.model.span import Span
from verify.model.verdict import Difference
from verify.text.units import UNIT_WORDS

# Telling words, numbers and dates that both sides share: fewer say no statement.
_FEWEST = 3
# "We will close": a reporter says "the company would close".
_HOUSES = frozenset(
    """
    company firm government administration council city union ministry party team agency group board club bank
    department school hospital university police force court office commission committee airline family band county town village
    charity trust museum league federation bureau authority studio
    """.split()
)
# Before these a phrase may be at either end of a sentence: "in the spring the mill will close".
_PREPOSITIONS = frozenset("in on at before after during until since by for from with near".split())
_TURNING = (Difference.NEGATION, Difference.NUMBER, Difference.DATE, Difference.MODAL, Difference.QUANTIFIER, Difference.HEDGE)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Contrast:
    """What one side turns that the other says: words of both, either may be empty, and where they are."""

    difference: Difference
    draft: Span
    page: Span


@dataclass(frozen=True, slots=True)
class Sameness:
    """*same*: one statement. Else *contrast* is what keeps it from being one, where it is a single thing and known."""

    same: bool
    echoed: tuple[tuple[str, str], ...] = ()
    contrast: Contrast | None = None


@dataclass(frozen=True, slots=True)
class _Pair:
    """Both sides laid out: which telling words say the same in whatever order, and which are left over."""

    draft: Statement
    page: Statement
    reported: bool
    matched: tuple[tuple[int, int], ...]
    spare_draft: tuple[int, ...]
    spare_page: tuple[int, ...]

    @property
    def shared(self) -> int:
        """How many telling words, numbers and dates both sides share."""
        counted = (Difference.NUMBER, Difference.DATE)
        return len(self.matched) + sum((_of(self.draft, k) & _of(self.page, k)).total() for k in counted)


@dataclass(frozen=True, slots=True)
class AgreementRule:
    """Something in which both sides must agree to be one statement; *reason* says why, by an example."""

    name: str
    reason: str
    holds: Callable[[_Pair], bool]


def _of(side: Statement, kind: Difference | str) -> Counter[str]:
    return side.turning.get(kind, Counter())


def _says_enough(pair: _Pair) -> bool:
    return pair.shared >= _FEWEST and len(pair.matched) >= _FEWEST - 1


def _nothing_left_over(pair: _Pair) -> bool:
    return not pair.spare_draft and not pair.spare_page


def _turns_alike(pair: _Pair) -> bool:
    return pair.draft.turning == pair.page.turning


def _same_people(pair: _Pair) -> bool:
    draft, page = pair.draft.people, pair.page.people
    if not pair.reported:
        return draft == page
    # Indirect speech has the speaker in the third person, or leaves him to the sentence around.
    own = draft & {"i", "we"}
    return draft - own <= page and (bool(own) or page <= draft) and not page & {"i", "we"}


def _same_time(pair: _Pair) -> bool:
    draft, page = pair.draft, pair.page
    if pair.reported:
        return page.past or not draft.past
    return (draft.past, draft.present) == (page.past, page.present)


def _both_ask(pair: _Pair) -> bool:
    return pair.draft.asks == pair.page.asks


def _same_order(pair: _Pair) -> bool:
    """The same roles: "the council sued the builder" is not "the builder sued the council"."""
    order = [page for _, page in pair.matched]
    moved = [at for at in range(1, len(order)) if order[at] < order[at - 1]]
    if not moved:
        return True
    # One phrase may have moved as a whole from one end to the other, with the same preposition before it.
    at = moved[0]
    turned = order[at:] + order[:at]
    if len(moved) > 1 or turned != sorted(turned):
        return False
    first, later = pair.matched[0], pair.matched[at]
    return _leads_alike(pair, *later) or _leads_alike(pair, *first)


def _leads_alike(pair: _Pair, draft: int, page: int) -> bool:
    led = pair.draft.telling[draft].led_by
    return led in _PREPOSITIONS and led == pair.page.telling[page].led_by


AGREEMENTS = (
    AgreementRule("says enough", "Two words shared are no statement: “the mill closed”.", _says_enough),
    AgreementRule("nothing left over", "“closed the mill” is not “closed the mill for ever”.", _nothing_left_over),
    AgreementRule("turns alike", "“will not close before May” is not “may close in May”.", _turns_alike),
    AgreementRule("same people", "“she knew” is not “he knew”; reported, “I” is “she”.", _same_people),
    AgreementRule("same time", "“is safe” is not “was safe”; reported, “is” becomes “was”.", _same_time),
    AgreementRule("both ask", "“will the mill close?” is not “the mill will close”.", _both_ask),
    AgreementRule("same roles", "“the council sued the builder” is not “the builder sued the council”.", _same_order),
)


def compare_statements(draft: str, page: str, *, reported: bool = False) -> Sameness:
    """Whether *draft* and *page* make one statement; *reported*: the page gives its side in indirect speech."""
    pair = _laid_out(read_statement(draft), read_statement(page, reported=reported), reported)
    if all(rule.holds(pair) for rule in AGREEMENTS):
        pairs = ((pair.draft.telling[one].text, pair.page.telling[other].text) for one, other in pair.matched)
        return Sameness(True, tuple(dict.fromkeys(pairs)))
    return Sameness(False, contrast=_contrast(pair))


def _laid_out(draft: Statement, page: Statement, reported: bool) -> _Pair:
    left = dict(enumerate(page.telling))
    matched: list[tuple[int, int]] = []
    spare: list[int] = []
    for at, word in enumerate(draft.telling):
        # The same word first: a synonym of it may be nearer.
        found = next((n for n, other in left.items() if word.text == other.text), None)
        if found is None:
            found = next((n for n, other in left.items() if _says_the_same(word, other, reported)), None)
        if found is None:
            spare.append(at)
        else:
            del left[found]
            matched.append((at, found))
    own = reported and not draft.people.isdisjoint({"i", "we"})
    rest = tuple(at for at, word in left.items() if not (own and word.text in _HOUSES))
    return _Pair(draft, page, reported, tuple(matched), tuple(spare), rest)


def _says_the_same(one: ToldWord, other: ToldWord, reported: bool) -> bool:
    if one.text == other.text:
        return True
    if one.is_name or other.is_name:
        return False
    related = inflected_from(one.text) & inflected_from(other.text) or (
        are_synonyms(one.text, other.text)
        and not are_opposites(one.text, other.text)
        # In old age "days" are "years", in a report of speech never.
        and UNIT_WORDS.isdisjoint((one.text, other.text))
    )
    return bool(related) and (reported or _ending(one.text) == _ending(other.text) or _keeps_its_form(one, other))


def _ending(word: str) -> str:
    """What a word's shape says of number and time: "mill", "mills", "milled", "milling"."""
    if is_irregular(word):
        return "irregular"
    longer = inflected_from(word) - {word}
    return next((each for each in ("ing", "ed", "s") if word.endswith(each) and longer), "")


def _keeps_its_form(one: ToldWord, other: ToldWord) -> bool:
    # "went" and "travelled", "men" and "boys": an irregular form stands for a regular one.
    return "irregular" in (_ending(one.text), _ending(other.text)) and "" not in (
        _ending(one.text),
        _ending(other.text),
    )


def _contrast(pair: _Pair) -> Contrast | None:
    """The one thing in which two near statements differ; None where they differ in several, or are not near."""
    if not _says_enough(pair):
        return None
    kinds = {
        kind for kind in {*pair.draft.turning, *pair.page.turning} if _of(pair.draft, kind) != _of(pair.page, kind)
    }
    spare = len(pair.spare_draft), len(pair.spare_page)
    if spare == (0, 0) and len(kinds) == 1:
        return _turned(pair, kinds.pop())
    if spare == (1, 1) and not kinds:
        return _replaced(pair.draft.telling[pair.spare_draft[0]], pair.page.telling[pair.spare_page[0]])
    return None


def _turned(pair: _Pair, kind: Difference | str) -> Contrast | None:
    if kind not in _TURNING or not isinstance(kind, Difference):
        return None
    if kind is Difference.NEGATION and (_of(pair.draft, kind).total() - _of(pair.page, kind).total()) % 2 == 0:
        # Denied in other words, or twice: what that says is for a reader.
        return None
    return Contrast(kind, _spanned(pair.draft.places.get(kind, ())), _spanned(pair.page.places.get(kind, ())))


def _replaced(draft: ToldWord, page: ToldWord) -> Contrast | None:
    if are_opposites(draft.text, page.text):
        return Contrast(Difference.NEGATION, draft.span, page.span)
    return Contrast(Difference.NAME, draft.span, page.span) if draft.is_name and page.is_name else None


def _spanned(spans: Sequence[Span]) -> Span:
    return Span(spans[0].start, spans[-1].end) if spans else Span(0, 0)
