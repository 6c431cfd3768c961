"""What CSS does to words: one tolerant reader of what a style declares, for drafts and for pages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum

from verify.text.late import late


class Sight(StrEnum):
    """How readers see the words of an element."""

    SEEN = "seen"
    HIDDEN = "hidden"
    STRUCK = "struck"
    # They may see something else than what is written: words set by the style, turned round, or faded in later.
    UNSURE = "unsure"


Declared = dict[str, str]

_MOST_STYLE = 4_000
COMMENT = late(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_ESCAPE = late(r"\\(?:([0-9a-fA-F]{1,6})\s?|(.))")
_LENGTH = late(r"([+-]?(?:\d{1,12}(?:\.\d{0,9})?|\.\d{1,9}))(?:e[+-]?\d{1,3})?\s?([a-z%]{0,4})")
# So far to the left or above, or so many ems and widths of the window, nothing is on the screen.
_FAR, _FAR_UNITS = 500.0, 50.0
# And so far to the right or below.
_BEYOND = 3_000.0
_FAINT = 0.05
_SIDES = ("left", "right", "top", "bottom", "inset", "margin-left", "margin-top", "margin-right", "text-indent")
_WHITE = late(r"white|#f{3,4}|#f{6}(?:f{2})?|rgba?\(\s?255[ ,]{1,3}255[ ,]{1,3}255\b.*|hsla?\(.*\b100%.*")
_CLEAR = late(r"transparent|rgba?\([^)]*[,/]\s?0?\.?0+%?\s?\)|#[0-9a-f]{3}0|#[0-9a-f]{6}00")
_CLIPPED = late(
    r"rect\(\s?(?:[01](?:px)?[ ,]{0,3}){4}\)|inset\(\s?(?:[5-9]\d|100)(?:\.\d{0,6})?%.*|circle\(\s?0\b.*"
    r"|polygon\(\s?(?:0\w{0,3}[ ,]{0,3})+\)"
)
_NOWHERE = late(
    r"scale(?:3d|[xy])?\(\s?0(?:\.0+)?\s?[,)]|rotate[xy]\(\s?-?90deg|translate(?:3d|[xy])?\(\s?-\s?(?:\d{4,}px|[1-9]\d{2,}(?:%|v[wh]|em|rem))"
)
_FADED = late(r"(?:\w+\([^)]*\) )?opacity\(\s?0?\.?0+%?\s?\)")
_POINTS = ("px", "pt", "")
_DOUBTFUL = frozenset(
    "content transform direction unicode-bidi writing-mode -webkit-text-security text-security filter mask mask-image".split()
)


def declared(style: str, *, loud_alone: bool = False) -> Declared:
    """What *style* declares, by lower-case property: the last value of each, an important one before all others.

    *loud_alone*: nothing but the important ones.
    """
    values: Declared = {}
    loud: set[str] = set()
    style = COMMENT.sub(" ", style[:_MOST_STYLE])
    for each in style.split(";"):
        name, colon, value = (_ESCAPE.sub(_unescaped, each) if "\\" in each else each).partition(":")
        name, value = name.strip().lower(), " ".join(value.lower().split())
        if not colon or not name:
            continue
        important = value.replace(" ", "").endswith("!important")
        if name not in loud or important:
            values[name] = value.rpartition("!")[0].strip() if important else value
            loud |= {name} if important else set()
    return {name: values[name] for name in loud} if loud_alone else values


def sight_of(values: Mapping[str, str]) -> Sight:
    """How an element with these declared *values* is seen."""
    if any(hides(values) for hides in _HIDING):
        # What moves or fades comes into sight by itself or as somebody scrolls.
        fades = any(name.startswith(("transition", "animation")) for name in values)
        return Sight.UNSURE if fades and not _is_gone(values) else Sight.HIDDEN
    if "line-through" in values.get("text-decoration", "") + values.get("text-decoration-line", ""):
        return Sight.STRUCK
    white = _WHITE.fullmatch(values.get("color", "")) is not None
    placed = values.get("position") in ("absolute", "fixed")
    return Sight.UNSURE if white or placed or not _DOUBTFUL.isdisjoint(values) else Sight.SEEN


def _unescaped(found: re.Match[str]) -> str:
    if found[2]:
        return found[2]
    code = int(found[1], 16)
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else " "


def _is_gone(values: Mapping[str, str]) -> bool:
    return values.get("display") == "none"


def _is_invisible(values: Mapping[str, str]) -> bool:
    return values.get("visibility") in ("hidden", "collapse") or values.get("content-visibility") == "hidden"


def _is_faint(values: Mapping[str, str]) -> bool:
    number = _number(values.get("opacity", "1"))
    if _FADED.match(values.get("filter", "")):
        return True
    return number is not None and number[0] / (100 if number[1] == "%" else 1) <= _FAINT


def _is_tiny(values: Mapping[str, str]) -> bool:
    size = _number(values.get("font-size", "") or values.get("font", "").split("/")[0])
    if size is None:
        return False
    return size[0] <= (1.0 if size[1] in ("px", "pt") else 5.0 if size[1] == "%" else 0.05)


def _is_cut_off(values: Mapping[str, str]) -> bool:
    clipped = any(_CLIPPED.fullmatch(values.get(name, "")) for name in ("clip", "clip-path", "-webkit-clip-path"))
    sizes = [_number(values.get(side, "")) for side in ("height", "max-height", "width", "max-width")]
    shut = any(size and (size[0] == 0 or (size[0] <= 1 and size[1] == "px")) for size in sizes)
    return clipped or (shut and values.get("overflow", "") in ("hidden", "clip"))


def _is_off_screen(values: Mapping[str, str]) -> bool:
    nowhere = _NOWHERE.search(values.get("transform", "")) or _NOWHERE.match(f"translate({values.get('translate', '')}")
    if nowhere or any((_number(values.get(name, "1")) or (1.0, ""))[0] == 0 for name in ("scale", "zoom")):
        return True
    placed = values.get("position") in ("absolute", "fixed", "relative")
    for side in _SIDES:
        if side in values and (placed or side.startswith(("margin", "text"))):
            number = _number(values[side])
            if number and (-number[0] >= (_FAR if number[1] in _POINTS else _FAR_UNITS) or _is_beyond(side, number)):
                return True
    return False


def _is_beyond(side: str, number: tuple[float, str]) -> bool:
    return side in ("left", "right", "top", "bottom") and number[1] in _POINTS and number[0] >= _BEYOND


def _is_colourless(values: Mapping[str, str]) -> bool:
    colour = values.get("-webkit-text-fill-color") or values.get("color", "")
    behind = values.get("background-color") or values.get("background", "")
    clips = values.get("background-clip"), values.get("-webkit-background-clip")
    # A background cut to the letters shows through them.
    if not colour or ("text" in clips and (behind or "background-image" in values)):
        return False
    return (
        _CLEAR.fullmatch(colour) is not None
        or colour == behind
        or bool(_WHITE.fullmatch(colour) and _WHITE.fullmatch(behind))
    )


_HIDING = (_is_gone, _is_invisible, _is_faint, _is_tiny, _is_cut_off, _is_off_screen, _is_colourless)


def _number(value: str) -> tuple[float, str] | None:
    found = _LENGTH.match(value)
    return (float(found[1]), found[2]) if found else None
