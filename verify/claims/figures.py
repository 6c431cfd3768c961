"""Figures: quantities in the writer's own words, with unit, qualifier, sentence and the source that the sentence names."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from verify.claims.excluded_spans import Regions
from verify.model.claim import Claim, ClaimKind, Figure, Form, Part
from verify.model.draft import Draft
from verify.model.number import Number, NumberKind
from verify.model.span import Span
from verify.outlets import OutletKind, OutletTable, load_outlets
from verify.speech.grammar_words import SMALL_WORDS
from verify.speech.rules import Rule, first_found
from verify.text.dates import find_date_spans
from verify.text.late import late
from verify.text.lines import Lines
from verify.text.number_words import SCALES
from verify.text.numbers import find_numbers
from verify.text.qualifiers import qualifier_before, qualifier_behind
from verify.text.sentences import sentences_in

# What is at a number that tells a time, a quarter or a part of an address; days and months are read by `find_date_spans`.
# A figure right behind a closing mark is the mark of a note.
_DATE_BEFORE = late(r"(?:\d[-–/.:]|\b[QH]|[,.?!][”\"»])$")
_DATE_AFTER = late(r"(?:s\b|[:./]\d|\s?(?:a\.?m\b|p\.?m\b|o['’]clock|GMT\b|UTC\b|EST\b|EDT\b|AD\b|BC\b|BCE\b))")
_YEAR_BEFORE = late(
    r"(?i)(?:\b(?:in|since|until|till|by|from|during|before|after|of|to|and|for|late|early|mid|the|fiscal|year)\s+|[-–(,'’]\s?)$"
)
# Numbers that are part of a name: "Section 230", "Room 12", "No. 10".
_NUMBERED = late(
    r"(?i)\b(?:articles?|sections?|titles?|chapters?|pages?|pp?\.|no\.?|nos\.?|numbers?|route|highway|interstate|flight|level|phase|grade|"
    r"room|figure|table|part|volume|vol\.|season|episode|week|day|act|amendment|proposition|prop\.?|form|type|category|group|channel|line|"
    r"area|district|unit|apollo|model|version|step|rule|resolution|case|gate|pier|platform|zone|class|tier|stage|age|aged|verse|psalm|"
    r"covid|top|big|size|point)[\s-]$"
)
_NAME_BEFORE = late(r"(?<![.!?:;“\"(]\s)(?<!^)(?<!\n)\b([A-Z][\w.’'-]{0,30})[\s-]$")
_OPENERS = frozenset(
    "over more at nearly almost about around approximately roughly some up as fewer less under only just close an estimated no in on by the"
    " of for to and but with from after before since when while between these those all his her their its our first"
    " last next another".split()
)
_PLURALS = frozenset(
    "people men women children police personnel feet mice fish aircraft sheep staff crew percent".split()
)
_UNIT_WORD = late(r"[\s\u00a0-]([^\W\d_][\w’'-]{0,30})")
# Small numbers before these count points of an argument, not things that a page could confirm.
_RHETORICAL = frozenset(
    "issues issue things thing ways way reasons reason sides side questions question points point options option steps step parts part"
    " answers answer takeaways lessons others other kinds types sorts words more fronts paths tracks goals aims halves hand hands".split()
)
_OF = late(r"\s+of\s+(?:(?:the|all|its|their|those|these)\s+)?")
_SEVERAL = "two|three|four|five|six|seven|eight|nine"
_SHARE = late(rf"\s+((?:in|out\s+of)\s+(?:every\s+)?(?:\d{{1,9}}|{_SEVERAL}|ten|twelve|twenty|a\s+hundred))\b")
_OUT_OF = late(rf"(?i)(?:\d|\b(?:one|{_SEVERAL}))\s+(?:in|out\s+of)\s+(?:every\s+)?$")
_LARGE = tuple(scale for scale, worth in SCALES.items() if worth >= 1_000)
# "three years ago" is a date.
_AGO = late(r"\s+(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|decades?)\s+(?:ago|earlier|later)\b")


# "half" and "a third" are mostly something else; "the second half of the year" divides nothing that a page could count.
_LOOSE_SHARE = late(r"(?i)(?:half|an?\b|[¼-¾⅐-⅞])")
_NAMED_HALF = late(r"(?i)\b(?:first|second|latter|other|better|upper|lower|top|bottom|third|fourth)[\s-]$")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Quantity:
    span: Span
    value: int | float | None
    upper: int | float | None
    unit: str
    qualifier: str | None
    found_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A number as a text writes it: what stands *before* it, the *unit* behind it, and whether words say how exact it is."""

    text: str
    number: Number
    before: str
    unit: str
    is_qualified: bool

    @property
    def words(self) -> str:
        """The number itself."""
        return self.number.span.cut(self.text)


def find_figures(draft: Draft, quoted: Sequence[Span], outlets: OutletTable | None = None) -> tuple[Claim, ...]:
    """Quantities outside the *quoted* stretches of the draft's text, as claims; years, days and numbered names are none."""
    table = outlets or load_outlets()
    sentences, lines = sentences_in(draft.text), Lines(draft.source)
    claims: list[Claim] = []
    place, source = Span(-1, -1), None
    for quantity in _quantities(draft, quoted):
        if (here := sentences.around(quantity.span.start)) != place:
            place, source = here, _source(here.cut(draft.text), table)
        claims.append(_claim(draft, quantity, place.cut(draft.text), source, lines, len(claims) + 1))
    return tuple(claims)


def _claim(draft: Draft, quantity: _Quantity, sentence: str, source: str | None, lines: Lines, number: int) -> Claim:
    text = quantity.span.cut(draft.text)
    span = draft.back(quantity.span)
    line, column = lines.position(span.start)
    digest = hashlib.sha256(f"{text}\n{sentence}".encode("utf-8", "replace")).hexdigest()[:6]
    return Claim(
        id=f"f{number}-{digest}",
        kind=ClaimKind.FIGURE,
        form=Form.WHOLE,
        text=text,
        span=span,
        line=line,
        column=column,
        parts=(Part(text=text, span=span),),
        named_source=source,
        figure=Figure(
            value=quantity.value,
            upper=quantity.upper,
            unit=quantity.unit,
            qualifier=quantity.qualifier,
            sentence=sentence,
        ),
        found_by=quantity.found_by,
    )


def _source(sentence: str, outlets: OutletTable) -> str | None:
    named = [outlet for outlet, _ in outlets.find(sentence) if outlet.kind is not OutletKind.PLATFORM]
    polled = [outlet for outlet in named if outlet.kind is OutletKind.POLLSTER]
    return next((outlet.name for outlet in (*polled, *named)), None)


def _quantities(draft: Draft, quoted: Sequence[Span]) -> Iterator[_Quantity]:
    text, apart, dated = draft.text, Regions(quoted), Regions(tuple(find_date_spans(draft.text)))
    # A draft whose language nobody names is read as English: "elf" is a being there, and 1.187 a little over one.
    for number in find_numbers(text, draft.language or "en"):
        if number.kind is NumberKind.ORDINAL or apart.hold(number.span) or dated.hold(number.span):
            continue
        if (quantity := _quantity(text, number)) is not None:
            yield quantity


def _quantity(text: str, number: Number) -> _Quantity | None:
    start, end = number.span.start, number.span.end
    before = text[max(0, start - 48) : start]
    leading, trailing = qualifier_before(text, start), qualifier_behind(text, end)
    unit, end = _unit_after(text, number, end + 1 if trailing and trailing.words == "+" else end)
    written = Written(text=text, number=number, before=before, unit=unit, is_qualified=bool(leading or trailing))
    found = first_found(FIGURES, written)
    if found is None:
        return None
    qualifier = leading or trailing
    return _Quantity(
        span=Span(leading.span.start if leading else start, end),
        value=_plain(number.value, number.kind),
        upper=_plain(number.upper, number.kind),
        unit=unit,
        qualifier=qualifier.words if qualifier else None,
        found_by=found[0],
    )


def _plain(value: Fraction | None, kind: NumberKind) -> int | float | None:
    """A value as programs read it."""
    if value is None or value.denominator == 1:
        return None if value is None else int(value)
    return round(float(value), 4 if kind is NumberKind.SHARE else 6)


def _has_unit(one: Written) -> bool | None:
    return bool(one.number.unit) or None


def _is_vague(one: Written) -> bool | None:
    return (one.number.value is None and (bool(one.unit) or not one.words.lower().endswith("scores"))) or None


def _is_share(one: Written) -> bool | None:
    is_share = one.number.kind is NumberKind.SHARE
    return (is_share and _may_count(one) and not _NAMED_HALF.search(one.before)) or None


def _is_in_words(one: Written) -> bool | None:
    value = one.number.value
    if value is None or not one.number.spelt or one.number.kind is NumberKind.SHARE or not _may_count(one):
        return None
    # "one" is mostly a pronoun or an article, and "two sides" is a way of speaking.
    is_said_so = value <= 10 and bool(one.unit) and one.unit.lower().split()[-1] in _RHETORICAL
    return (value > 1 and bool(one.unit) and not is_said_so) or None


def _is_in_digits(one: Written) -> bool | None:
    if one.number.spelt or one.number.kind is NumberKind.SHARE or not _may_count(one):
        return None
    parts = (one.text, one.number, one.before, one.unit)
    return not (_is_date(*parts) or _is_name(*parts)) or None


def _may_count(one: Written) -> bool:
    """Whether something is counted: not the score of a match, a date such as "three years ago", or a part of a name."""
    number, unit = one.number, one.unit
    if number.value is None:
        return False
    is_part = number.kind is NumberKind.SHARE and _LOOSE_SHARE.match(one.words) is None
    speaks = is_part or "," in one.words or one.words.endswith(_LARGE)
    if not (unit or one.is_qualified or speaks):
        return False
    if number.upper is not None and not (_is_plural(unit) or one.is_qualified):
        # A range of nothing is a score or an address.
        return False
    if _AGO.match(one.text, number.span.end, number.span.end + 24) or _OUT_OF.search(one.before):
        return False
    # Inside an address or a compound.
    return not (number.spelt and one.before[-1:] in ("-", "/", "_"))


FIGURES: tuple[Rule[Written, bool], ...] = (
    Rule("figure_unit", "the number has a unit of its own", "It cost $40 million.", _has_unit),
    Rule("figure_vague", "a word tells no exact number", "Thousands of boats came.", _is_vague),
    Rule("figure_share", "a part of something is told", "Two thirds of the boats came.", _is_share),
    Rule("figure_words", "a number in words counts something", "Some twelve boats came.", _is_in_words),
    Rule("figure_digits", "digits count something, and are no date and no name", "Some 12 boats came.", _is_in_digits),
)


def _is_date(text: str, number: Number, before: str, unit: str) -> bool:
    if _DATE_BEFORE.search(before) or _DATE_AFTER.match(text, number.span.end, number.span.end + 16):
        return True
    written = number.span.cut(text)
    ends = [end for end in re.split(r"\D+", written) if end]
    are_years = all(len(end) == 4 and 1500 <= int(end) <= 2100 for end in ends) and written[-1:].isdigit()
    return are_years and (not _is_plural(unit) or bool(_YEAR_BEFORE.search(before)))


def _is_name(text: str, number: Number, before: str, unit: str) -> bool:
    if _NUMBERED.search(before) or _is_list_number(text, number):
        return True
    if unit.startswith(("by-", "to-")) or (unit[:1].isupper() and not _is_plural(unit)):
        # "8-by-11", "86 Mill Street"
        return True
    name = _NAME_BEFORE.search(before)
    return name is not None and name[1].lower() not in _OPENERS and not _is_plural(unit)


def _is_list_number(text: str, number: Number) -> bool:
    at_start = number.span.start == 0 or text[number.span.start - 1] in "\n([#"
    return at_start and text[number.span.end : number.span.end + 1] in (".", ")", "]", ":")


def _unit_after(text: str, number: Number, end: int) -> tuple[str, int]:
    """What is counted: the number's own unit, or the noun that follows *end*, and where the expression ends."""
    if number.unit:
        of = _OF.match(text, end, end + 16)
        counted = _noun_after(text, of.end() - 1)[0] if of and number.unit == "percent" else ""
        return (f"percent of {counted}" if counted else number.unit), end
    is_vague = number.value is None and number.span.cut(text).lower().endswith("s")
    if is_vague or number.kind is NumberKind.SHARE:
        of = _OF.match(text, end, end + 16)
        return _noun_after(text, of.end() - 1) if of else ("", end)
    if share := _SHARE.match(text, end, end + 20):
        return share[1], share.end()
    return _noun_after(text, end)


def _noun_after(text: str, start: int) -> tuple[str, int]:
    """The words from *start* to the first plural, or else the first word alone."""
    words: list[str] = []
    ends = [start]
    # "a 50-state poll" counts states.
    most = 1 if text[start : start + 1] == "-" else 4
    while len(words) < most:
        found = _UNIT_WORD.match(text, ends[-1])
        if not found or found[1].lower() in SMALL_WORDS:
            break
        words.append(found[1])
        ends.append(found.end())
        if _is_plural(found[1]):
            return " ".join(words), found.end()
    if not words or words[0].endswith("ed"):
        return "", start
    return words[0], ends[1]


def _is_plural(unit: str) -> bool:
    last = unit.lower().split()[-1] if unit else ""
    return last in _PLURALS or (
        len(last) > 3 and last.endswith("s") and not last.endswith(("ss", "us", "is", "’s", "'s"))
    )
