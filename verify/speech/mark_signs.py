"""Signs that stand for quotation marks, whatever a keyboard or an encoding made of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from verify.text.late import late

# Marks as one encoding wrote and another read them: UTF-8 as Windows-1252, as Latin-1, as Mac Roman. Ordered: the long
# forms first. A dash that went the same way holds a mark ("â€”") and is none.
_BROKEN = {
    "â€œ": "“", "â€\x9d": "”", "â€˜": "‘", "â€™": "’", "â€ž": "„", "â€“": "", "â€”": "",
    "â\x80\x9c": "“", "â\x80\x9d": "”", "â\x80\x98": "‘", "â\x80\x99": "’", "â\x80\x9e": "„",
    "‚Äú": "“", "‚Äù": "”", "‚Äò": "‘", "‚Äô": "’", "Â«": "«", "Â»": "»", "â€\ufffd": "”",
}  # fmt: skip
# The closing mark whose last byte no code page shows.
_CUT = "â€"
# Signs that look like marks, and are typed or pasted for them.
_ALIKE = {
    "\u2033": '"', "\u2036": '"', "\u02ba": '"', "\uff02": '"', "\u275d": "“", "\u275e": "”", "\u301d": "“", "\u301e": "”",
    "\u301f": "”", "\uff07": "'", "\u275b": "‘", "\u275c": "’", "\u2032": "'", "\u02bc": "’",
}  # fmt: skip
_SIGN = late(
    "|".join([*_BROKEN, _CUT + r"(?![\w\x80-\x9f™¢¦])"])
    + "|"
    + r"''|``|[\"“”„‟«»‹›‘’‚‛'`「」『』"
    + "".join(_ALIKE)
    + "]"
)

# What may stand before a mark that opens and after one that closes.
_BEFORE_OPENING = frozenset(" \t\n\r\u00a0\u2009\u200a\u202f([{<—–-/*_>=:;,\u200b\u200c\u2060\ufeff¿¡…")
_AFTER_CLOSING = frozenset(" \t\n\r\u00a0\u2009\u200a\u202f)]}>.,;:!?—–-/*_<…\u200b\u200c\u2060\ufeff")
# Words that begin with an apostrophe; digits ('90s) are told by their form.
_ELISIONS = frozenset(
    "em til till tis twas twere cause cuz n bout round neath cept nother kay m s t re ve ll d".split()
)
_ELIDED = late(r"\d\ds?\b|\w+")

# The mark of a note behind a closing mark: “…”¹, “…,”[3], “…,”1; plain figures only behind a stop within the marks.
_NOTE = late(r"[¹²³⁰⁴-⁹]{1,3}|\[\^?[\w*†‡]{1,3}\]|[*†‡]{1,2}(?=[\s,.])|(?<=[,.?!][”\"»])\d{1,2}(?=[\s,;:)]|$)")


@dataclass(frozen=True, slots=True)
class Sign:
    """One mark as it is meant, and where it stands; *broken*: an encoding left something else of it."""

    mark: str
    start: int
    end: int
    broken: bool = False


def signs_in(text: str, start: int, end: int) -> Iterator[Sign]:
    """The marks of *text* between *start* and *end*, in order."""
    for found in _SIGN.finditer(text, start, end):
        written = found.group()
        broken = written in _BROKEN or written == _CUT
        mark = _BROKEN.get(written, "”") if broken else _ALIKE.get(written, written)
        if mark:
            yield Sign(mark, *found.span(), broken)


def past_note(text: str, place: int, end: int) -> int:
    """Where the text goes on behind the mark of a note at *place*, or *place* itself."""
    found = _NOTE.match(text, place, end)
    return found.end() if found else place


def is_elision(text: str, start: int, end: int) -> bool:
    """Whether a word that lost its beginning stands at *start* ("’em", "’90s"): the mark before it is an apostrophe."""
    found = _ELIDED.match(text, start, min(start + 12, end))
    if found is None:
        return False
    word = found.group()
    return (word[:2].isdigit() and len(word) <= 3) or word.lower() in _ELISIONS


def may_open(before: str, after: str) -> bool:
    """Whether a mark between these two characters may open a passage."""
    return (before in _BEFORE_OPENING or before in "\"'“‘«„") and not after.isspace()


def may_close(before: str, after: str) -> bool:
    """Whether a mark between these two characters may close a passage."""
    return not before.isspace() and (after in _AFTER_CLOSING or after in "\"'”’»")
