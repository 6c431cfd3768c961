"""What CSS does to words: one tolerant reader of styles and style sheets, for drafts and for pages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
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

_MOST_STYLE, _MOST_SHEET, _MOST_RULES = 4_000, 400_000, 8_000
_COMMENT = late(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_ESCAPE = late(r"\\(?:([0-9a-fA-F]{1,6})\s?|(.))")
_LENGTH = late(r"([+-]?(?:\d{1,12}(?:\.\d{0,9})?|\.\d{1,9}))(?:e[+-]?\d{1,3})?\s?([a-z%]{0,4})")
# So far to the left or above, or so many ems and widths of the window, nothing is on the screen; so faint it is not seen.
_FAR, _FAR_UNITS, _FAINT = 500.0, 50.0, 0.05
_SIDES = ("left", "right", "top", "bottom", "inset", "margin-left", "margin-top", "margin-right", "text-indent")
_WHITE = late(r"white|#f{3,4}|#f{6}(?:f{2})?|rgba?\(\s?255[ ,]{1,3}255[ ,]{1,3}255\b.*|hsla?\(.*\b100%.*")
_CLEAR = late(r"transparent|rgba?\([^)]*[,/]\s?0?\.?0+%?\s?\)|#[0-9a-f]{3}0|#[0-9a-f]{6}00")
_CLIPPED = late(
    r"rect\(\s?(?:[01](?:px)?[ ,]{0,3}){4}\)|inset\(\s?(?:[5-9]\d|100)(?:\.\d{0,6})?%.*|circle\(\s?0\b.*"
    r"|polygon\(\s?(?:0\w{0,3}[ ,]{0,3})+\)"
)
_NOWHERE = late(
    r"scale(?:3d|[xy])?\(\s?0(?:\.0+)?\s?[,)]|translate(?:3d|[xy])?\(\s?-\s?(?:\d{4,}px|[1-9]\d{2,}(?:%|v[wh]|em|rem))"
)
_MAY_HIDE = late(
    r"(?i)none|hidden|collapse|opacity|clip|line-through|content|transparent|scale|translate|:\s?-\d|color\s?:\s?(?:rgb|#f|white)"
    r"|(?:font|size|height|width)\s?:\s?0|\\"
)
_MAY_SHOW = late(
    r"(?i)display|visibility|opacity|font|clip|position|left|top|right|bottom|transform|height|width|color"
)
_DOUBTFUL = frozenset(
    "content transform direction unicode-bidi writing-mode -webkit-text-security text-security filter mask mask-image".split()
)
# Groups of rules that hold on every screen; those of others (print, narrow windows, animations) are left out.
_OPEN_GROUP = late(r"@(?:supports\b|layer\b|media\s+(?:only\s+)?(?:screen|all)\s*$)", re.IGNORECASE)
_SIMPLE = late(
    r"(?P<name>[a-zA-Z][\w-]*|\*)?(?P<rest>(?:[.#](?:[\w-]|[^\x00-\x7f])+)*)(?P<pseudo>::?(?:before|after))?"
)
_NAMES = late(r"([.#])((?:[\w-]|[^\x00-\x7f])+)")
_BETWEEN = late(r"[\s>+~]+")
_LAST_PSEUDO = late(r"::?[\w-]+(?:\([^)]*\))?|\[[^\]]*\]")
_QUOTED_WORDS = late(r"[\"'][^\"']*\w[^\"']*[\"']|attr\(")


def declared(style: str) -> Declared:
    """What *style* declares, by lower-case property: the last value of each, an important one before all others."""
    values: Declared = {}
    loud: set[str] = set()
    for each in _COMMENT.sub(" ", style[:_MOST_STYLE]).split(";"):
        name, colon, value = _ESCAPE.sub(_unescaped, each).partition(":")
        name, value = name.strip().lower(), " ".join(value.lower().split())
        if not colon or not name:
            continue
        important = value.replace(" ", "").endswith("!important")
        if name not in loud or important:
            values[name] = value.rpartition("!")[0].strip() if important else value
            loud |= {name} if important else set()
    return values


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


@dataclass(frozen=True, slots=True)
class _Rule:
    """One rule for elements of this *name* (empty: any) with all these classes and ids."""

    name: str
    needed: frozenset[str]
    weight: tuple[int, int, int, int]
    values: Declared
    sight: Sight
    writes: bool = False

    @property
    def key(self) -> str:
        """The name by which it is looked up: one of its classes and ids, else the element's."""
        return min(self.needed, default=self.name)


class StyleSheet:
    """The rules of a document's own style sheets that may hide, strike or write words.

    Only plain selectors (`.a`, `p.a`, `#a`) hide; what is behind others may be shown by a script or a click, so
    longer ones count where they show something.
    """

    def __init__(self, sheet: str = "") -> None:
        self._rules: dict[str, list[_Rule]] = {}
        hiding: set[str] = set()
        others: list[tuple[int, str, str]] = []
        for number, (selectors, body) in enumerate(_blocks(_COMMENT.sub(" ", sheet[:_MOST_SHEET]))):
            if number >= _MOST_RULES:
                break
            if _MAY_HIDE.search(body) is None:
                others.append((number, selectors, body))
                continue
            for rule in _rules(selectors, body, number):
                if self._keep(rule):
                    hiding.add(rule.key)
        self._hidden_names = frozenset(key for key in hiding if key[0] not in ".#")
        self._marked = frozenset(key[1:] for key in hiding if key[0] in ".#")
        # Of the many other rules those matter that show again what one of these hides.
        names = [key.lstrip(".#") for key in hiding]
        for number, selectors, body in others:
            if any(map(selectors.__contains__, names)) and _MAY_SHOW.search(body):
                for rule in _rules(selectors, body, number):
                    self._keep(rule)

    def _keep(self, rule: _Rule) -> bool:
        """Keep *rule*; whether it hides, strikes or writes something."""
        self._rules.setdefault(rule.key, []).append(rule)
        return rule.writes or rule.sight in (Sight.HIDDEN, Sight.STRUCK)

    def touches(self, name: str, attributes: str) -> bool:
        """Whether a rule may hide, strike or write something in a tag, by its name and its attributes as they are written."""
        if name in self._hidden_names:
            return True
        for given in (' class="', ' id="') if self._marked else ():
            start = attributes.find(given) + len(given)
            if start >= len(given) and not self._marked.isdisjoint(
                attributes[start : attributes.find('"', start)].split()
            ):
                return True
        return False

    def sight(self, name: str, attributes: Mapping[str, str]) -> Sight:
        """How an element is seen by its own attributes and by the rules for it."""
        values: Declared = {}
        if "hidden" in attributes and attributes["hidden"].strip().lower() != "until-found":
            values["display"] = "none"
        for rule in self._for(name, attributes):
            if not rule.writes:
                values |= rule.values
        return sight_of(values | declared(attributes.get("style", "")))

    def writes(self, name: str, attributes: Mapping[str, str]) -> bool:
        """Whether a rule puts words of its own before or behind those of an element."""
        return any(rule.writes for rule in self._for(name, attributes))

    def _for(self, name: str, attributes: Mapping[str, str]) -> list[_Rule]:
        marks = {f".{each}" for each in attributes.get("class", "").split()[:100]}
        if attributes.get("id"):
            marks.add(f"#{attributes['id'].strip()}")
        found = [
            rule
            for key in (name, "*", *sorted(marks))
            for rule in self._rules.get(key, ())
            if rule.name in ("", "*", name) and rule.needed <= marks
        ]
        return sorted(found, key=lambda rule: rule.weight)


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
    return number is not None and number[0] / (100 if number[1] == "%" else 1) <= _FAINT


def _is_tiny(values: Mapping[str, str]) -> bool:
    size = _number(values.get("font-size", "") or values.get("font", "").split("/")[0])
    if size is None:
        return False
    return size[0] <= (1.0 if size[1] in ("px", "pt") else 5.0 if size[1] == "%" else 0.05)


def _is_cut_off(values: Mapping[str, str]) -> bool:
    clipped = any(_CLIPPED.fullmatch(values.get(name, "")) for name in ("clip", "clip-path", "-webkit-clip-path"))
    shut = any(
        (n := _number(values.get(side, ""))) and n[0] == 0 for side in ("height", "max-height", "width", "max-width")
    )
    return clipped or (shut and values.get("overflow", "") in ("hidden", "clip"))


def _is_off_screen(values: Mapping[str, str]) -> bool:
    if _NOWHERE.search(values.get("transform", "")):
        return True
    placed = values.get("position") in ("absolute", "fixed", "relative")
    for side in _SIDES:
        if side in values and (placed or side.startswith(("margin", "text"))):
            number = _number(values[side])
            if number and abs(number[0]) >= (_FAR if number[1] in ("px", "pt", "") else _FAR_UNITS) and number[0] < 0:
                return True
    return False


def _is_colourless(values: Mapping[str, str]) -> bool:
    colour = values.get("-webkit-text-fill-color") or values.get("color", "")
    behind = values.get("background-color") or values.get("background", "")
    if not colour:
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


def _rules(selectors: str, body: str, number: int) -> Iterator[_Rule]:
    values = declared(body)
    sight = sight_of(values)
    yield from filter(None, (_rule(selector.strip(), values, sight, number) for selector in selectors.split(",")[:50]))


def _blocks(sheet: str) -> Iterator[tuple[str, str]]:
    at = 0
    while (opening := sheet.find("{", at)) >= 0:
        # Ends of groups that hold everywhere.
        at = max(at, sheet.rfind("}", at, opening) + 1)
        prelude = sheet[at:opening].rpartition(";")[2].strip()
        if prelude.startswith("@"):
            at = opening + 1 if _OPEN_GROUP.match(prelude) else _group_end(sheet, opening)
            continue
        end = sheet.find("}", opening)
        end = len(sheet) if end < 0 else end
        yield prelude, sheet[opening + 1 : end]
        at = end + 1


def _group_end(sheet: str, opening: int) -> int:
    depth = 0
    for found in re.finditer("[{}]", sheet[opening:]):
        depth += 1 if found.group() == "{" else -1
        if depth == 0:
            return opening + found.end()
    return len(sheet)


def _rule(selector: str, values: Declared, sight: Sight, number: int) -> _Rule | None:
    """The rule for *selector*, None where it says nothing that matters here."""
    found = _SIMPLE.fullmatch(selector)
    if found is None:
        if sight is not Sight.SEEN:
            return None
        found = _SIMPLE.fullmatch(_LAST_PSEUDO.sub("", _BETWEEN.split(selector)[-1]))
    if found is None or not found.group():
        return None
    writes = found["pseudo"] is not None
    if writes and not _QUOTED_WORDS.search(values.get("content", "")):
        return None
    needed = frozenset(f"{sign}{name}" for sign, name in _NAMES.findall(found["rest"]))
    name = (found["name"] or "").lower()
    if not needed and not name:
        return None
    weight = (
        selector.count("#"),
        len(re.findall(r"[.\[]|(?<!:):(?!:)", selector)),
        len(_BETWEEN.split(selector)),
        number,
    )
    return _Rule(name, needed, weight, values, sight, writes)
