"""Figures: quantities in the writer's own words, with unit, qualifier, sentence and the source that the sentence names."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from verify.claims.numbers import Number, find_numbers
from verify.claims.regions import Regions
from verify.model.claim import Claim, ClaimKind, Figure, Form, Part
from verify.model.draft import Draft
from verify.model.span import Span
from verify.outlets import OutletKind, OutletTable, load_outlets
from verify.sentences import Sentences
from verify.text import Lines

_QUALIFIER = re.compile(
    r"(?i)\b(over|more than|at least|at most|nearly|almost|about|around|approximately|roughly|some|up to|as many as|as much as|as few as|"
    r"fewer than|less than|under|below|above|only|just|just over|just under|close to|an estimated|estimated|no more than|no fewer than|"
    r"no less than|upwards of|well over|exactly|a record|another|an additional|a further|a total of)\s+(?:the\s+)?$"
)
_QUALIFIER_AFTER = re.compile(r"\s?(\+|plus\b|or more\b|or so\b|or fewer\b|or less\b)")
_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|"
    r"Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DATE_BEFORE = re.compile(rf"(?:\b{_MONTH}\.?\s+(?:the\s+)?(?:\d{{1,2}}\s?(?:,|and|to|-|–)\s?)?|\d[-–/.:]|\b[QH])$")
_DATE_AFTER = re.compile(
    rf"(?:\s+(?:of\s+)?{_MONTH}(?:\b|(?<=\.))|(?:st|nd|rd|th)\b|s\b|[:./]\d|\s?(?:a\.?m\b|p\.?m\b|o['’]clock|GMT\b|UTC\b|EST\b|EDT\b|AD\b|BC\b|BCE\b))"
)
_YEAR_BEFORE = re.compile(
    r"(?i)(?:\b(?:in|since|until|till|by|from|during|before|after|of|to|and|for|late|early|mid|the|fiscal|year)\s+|[-–(,'’]\s?)$"
)
# Numbers that are part of a name: "Section 230", "Room 12", "No. 10".
_NUMBERED = re.compile(
    r"(?i)\b(?:articles?|sections?|titles?|chapters?|pages?|pp?\.|no\.?|nos\.?|numbers?|route|highway|interstate|flight|level|phase|grade|"
    r"room|figure|table|part|volume|vol\.|season|episode|week|day|act|amendment|proposition|prop\.?|form|type|category|group|channel|line|"
    r"area|district|unit|apollo|model|version|step|rule|resolution|case|gate|pier|platform|zone|class|tier|stage|age|aged|verse|psalm|"
    r"covid|top|big|size|point)[\s-]$"
)
_NAME_BEFORE = re.compile(r"(?<![.!?:;“\"(]\s)(?<!^)(?<!\n)\b([A-Z][\w.’'-]{0,30})[\s-]$")
_OPENERS = frozenset(
    "over more at nearly almost about around approximately roughly some up as fewer less under only just close an estimated no in on by the"
    " of for to and but with from after before since when while between these those all his her their its our first"
    " last next another".split()
)
_STOP = frozenset(
    """of in on at to by from for with and or but nor as than that which who whom whose when while where if because
    since until before after during over under between among against into onto is are was were be been being has
    have had do does did will would can could may might must should shall not the a an this these those his her
    its their our your my it he she they we you i there here so per off out up down across through around about
    near amid despite also still now then later ago more less most each every both all today yesterday tomorrow
    them him us me""".split()
)
_PLURALS = frozenset(
    "people men women children police personnel feet mice fish aircraft sheep staff crew percent".split()
)
_UNIT_WORD = re.compile(r"[\s\u00a0-]([^\W\d_][\w’'-]{0,30})")
# Small numbers before these count points of an argument, not things that a page could confirm.
_RHETORICAL = frozenset(
    "issues issue things thing ways way reasons reason sides side questions question points point options option steps step parts part"
    " others other kinds types sorts words more fronts paths tracks goals aims halves hand hands".split()
)
_OF = re.compile(r"\s+of\s+(?:(?:the|all|its|their|those|these)\s+)?")
_SHARE = re.compile(r"\s+((?:in|out\s+of)\s+(?:\d{1,9}|[a-z]{3,8}))\b")
_OUT_OF = re.compile(
    r"(?i)(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine))\s+(?:in|out\s+of)\s+(?:every\s+)?$"
)
# "three years ago" is a date.
_AGO = re.compile(r"\s+(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|decades?)\s+(?:ago|earlier|later)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Quantity:
    span: Span
    value: int | float | None
    unit: str
    qualifier: str | None


def find_figures(draft: Draft, quoted: Sequence[Span], outlets: OutletTable | None = None) -> tuple[Claim, ...]:
    """Quantities outside the *quoted* stretches of the draft's text, as claims; years, days and numbered names are none."""
    table = outlets or load_outlets()
    sentences, lines = Sentences(draft.text), Lines(draft.source)
    claims: list[Claim] = []
    place, source = Span(-1, -1), None
    for quantity in _quantities(draft.text, quoted):
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
        figure=Figure(value=quantity.value, unit=quantity.unit, qualifier=quantity.qualifier, sentence=sentence),
    )


def _source(sentence: str, outlets: OutletTable) -> str | None:
    named = [outlet for outlet, _ in outlets.find(sentence) if outlet.kind is not OutletKind.PLATFORM]
    polled = [outlet for outlet in named if outlet.kind is OutletKind.POLLSTER]
    return next((outlet.name for outlet in (*polled, *named)), None)


def _quantities(text: str, quoted: Sequence[Span]) -> Iterator[_Quantity]:
    apart = Regions(quoted)
    for number in find_numbers(text):
        if not apart.hold(number.span) and (quantity := _quantity(text, number)) is not None:
            yield quantity


def _quantity(text: str, number: Number) -> _Quantity | None:
    before = text[max(0, number.span.start - 48) : number.span.start]
    qualifier = _QUALIFIER.search(before)
    trailing = _QUALIFIER_AFTER.match(text, number.span.end, number.span.end + 12)
    unit, end = _unit_after(text, number, number.span.end + 1 if trailing and trailing[1] == "+" else number.span.end)
    if not number.unit and not _counts(text, number, before, unit, qualified=bool(qualifier or trailing)):
        return None
    start = number.span.start - (len(before) - qualifier.start()) if qualifier else number.span.start
    word = " ".join(qualifier[1].lower().split()) if qualifier else (trailing[1] if trailing else None)
    return _Quantity(span=Span(start, end), value=number.value, unit=unit, qualifier=word)


def _counts(text: str, number: Number, before: str, unit: str, *, qualified: bool) -> bool:
    """Whether a bare number counts something, rather than dating, numbering or naming it."""
    value, written = number.value, number.span.cut(text)
    if value is None:
        return not written.lower().endswith("scores") or bool(unit)
    if not (unit or qualified or "," in written or number.is_share):
        return False
    if _AGO.match(text, number.span.end, number.span.end + 24) or _OUT_OF.search(before):
        return False
    if number.spelt and before[-1:] in ("-", "/", "_"):
        # Inside an address or a compound.
        return False
    if number.is_share:
        return True
    if number.spelt:
        # "one" is mostly a pronoun or an article, and "two sides" is a way of speaking.
        return value > 1 and bool(unit) and not (value <= 10 and unit.lower().split()[-1] in _RHETORICAL)
    return not (_is_date(text, number, before, unit) or _is_name(text, number, before, unit))


def _is_date(text: str, number: Number, before: str, unit: str) -> bool:
    if _DATE_BEFORE.search(before) or _DATE_AFTER.match(text, number.span.end, number.span.end + 16):
        return True
    written = number.span.cut(text)
    is_year = len(written) == 4 and written.isdigit() and 1500 <= int(written) <= 2100
    return is_year and (not _is_plural(unit) or bool(_YEAR_BEFORE.search(before)))


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
    if number.value is None or number.is_share:
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
        if not found or found[1].lower() in _STOP:
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
