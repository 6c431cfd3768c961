"""Which elements the style sheets within a document hide, strike or add words to, for drafts and for pages."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from verify.text.late import late
from verify.text.styles import COMMENT, Declared, Sight, declared, sight_of

# The class that a tree gives to all elements that a selector names; None where it names none there.
Marker = Callable[[str], str | None]

_MOST_SHEET, _MOST_RULES, _MOST_SELECTORS, _MOST_NESTED, _LONGEST = 400_000, 8_000, 50, 5, 500
# One of these is in every body that may hide, strike or write something, without its blanks; looked for one by one they
# take a tenth of the time of one pattern.
_SIGNS = (
    *"""display:none visibility:hidden visibility:collapse opacity zoom clip: clip-path line-through ;content: {content: transparent
    scale translate rotate color:rgb color:hsl color:#f color:white size:0 size:.0 font:0 height:0 width:0 height:1px width:1px :-
    999px 000px""".split(),
    "\\",
)
_MAY_SHOW = late(
    r"(?i)display|visibility|opacity|font|clip|position|left|top|right|bottom|transform|height|width|color|background|overflow|zoom|scale"
    r"|translate|filter|transition|animation"
)
_OPEN_GROUP = late(r"@(?:supports(?!\s*\(?\s*not\b)|layer\b|media\b(?P<media>.*))", re.IGNORECASE | re.DOTALL)
_ANY_SCREEN = late(
    r"(?:only )?(?:screen|all)|not print"
    r"|\(\s?(?:min-(?:device-)?(?:width|height)\s?:|(?:width|height)\s?>=?)\s?(?:[0-2]?\d?\d|3[01]\d|320)(?:\.\d+)?(?:px)?\s?\)"
    r"|\(\s?(?:min-(?:device-)?(?:width|height)\s?:|(?:width|height)\s?>=?)\s?[01]?\d(?:\.\d+)?r?em\s?\)"
    r"|\(\s?max-(?:device-)?width\s?:\s?\d{5,}px\s?\)"
)
_NO_SCREEN = late(r"(?i)\b(?:print|speech|not|aural|prefers-[\w-]+|forced-colors|scripting)\b")
_SIMPLE = late(
    r"(?P<name>[a-zA-Z][\w-]*|\*)?(?P<rest>(?:[.#](?:[\w-]|[^\x00-\x7f]|\\[^\w\s])+)*)(?P<pseudo>::?(?:before|after))?"
)
_NAMES = late(r"([.#])((?:[\w-]|[^\x00-\x7f]|\\[^\w\s])+)")
_WORDS = late(r"[\w-]+")
_BETWEEN = late(r"[\s>+~]+")
_LAST_PSEUDO = late(r"::?[\w-]+(?:\([^)]*\))?|\[[^\]]*\]")
_CLASSES = late(r"[.\[]|(?<!:):(?!:)")
_WRITTEN = late(r"::?(?:before|after)$")
# A comma in parentheses, brackets or quotation marks parts nothing.
_COMMA = late(r",(?![^()\[\]]{0,300}[)\]])")
_WITHIN = late(r"[^;{}]{0,300}\{[^{}]*\}")
_BRACE = late(r"[{}]")
_QUOTED_WORDS = late(r"[\"'][^\"']*\w[^\"']*[\"']|attr\(")
# What a reader's own hand shows (.more:not(:checked), details:not([open])), and how a page is before its scripts have run.
_PASSING = late(
    r"(?i)\[(?:open|aria-expanded|aria-selected)"
    r"|:not\(\s*\.(?:is-|has-)?(?:show|active|open|opened|visible|in|expanded|selected|current)\s*\)"
    r"|:(?:hover|focus|active|target|checked|open|popover-open|placeholder-shown|visited|enabled|disabled)"
    r"|\.(?:is-|has-|no-?|with-)?(?:js|javascript|scripts?(?:-enabled)?|loading|loaded|ready|collapsed|truncated|clamped|folded)(?![\w-])"
)


@dataclass(frozen=True, slots=True)
class _Rule:
    """One rule for elements of this *name* (empty: any) with all these classes and ids."""

    name: str
    needed: frozenset[str]
    weight: tuple[int, ...]
    values: Declared
    loud: Declared
    sight: Sight
    writes: bool = False

    @property
    def key(self) -> str:
        """The name by which it is looked up: one of its classes and ids, else the element's."""
        return min(self.needed, default=self.name)


class StyleSheet:
    """The rules of a document's own style sheets that may hide, strike or write words.

    Plain selectors (`.a`, `p.a`, `#a`) are understood here, all others where a *marker* says what they name: alone,
    what is behind them is seen. What a click or a script shows counts as seen (`_PASSING`), and a longer selector
    shows whatever its last part names.
    """

    def __init__(self, sheet: str = "", marker: Marker | None = None) -> None:
        self._rules: dict[str, list[_Rule]] = {}
        self._marker = marker
        hiding: set[str] = set()
        self._others: list[tuple[int, str, str]] = []
        self._unread: dict[str, list[tuple[int, str, str]]] = {}
        self._opened: set[tuple[int, str, str]] = set()
        for number, (selectors, body, everywhere) in enumerate(_blocks(_less_comments(sheet[:_MOST_SHEET]))):
            if number >= _MOST_RULES:
                break
            values = declared(body) if _may_hide(body) else {}
            if not values or not self._matters(values):
                self._others.append((number, selectors, body))
                continue
            if not everywhere:
                continue
            for rule in self._read(selectors, body, values, number):
                if self._keep(rule):
                    hiding.add(rule.key)
        self._hidden_names = frozenset(key for key in hiding if key[0] not in ".#")
        self._marked = frozenset(key[1:] for key in hiding if key[0] in ".#")

    def _matters(self, values: Declared) -> bool:
        """Whether a rule hides, strikes or writes; where nobody marks a tree, also whether readers may see something else."""
        sight = sight_of(values)
        return sight is not Sight.SEEN and (sight is not Sight.UNSURE or self._marker is None or "content" in values)

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
        loud: Declared = {}
        own = attributes.get("style", "")
        if "hidden" in attributes and attributes["hidden"].strip().lower() != "until-found":
            values["display"] = "none"
        for rule in self._for(name, attributes):
            if not rule.writes:
                values |= rule.values
                loud |= rule.loud
        sight = sight_of(values | declared(own) | loud | (declared(own, loud_alone=True) if loud else {}))
        if sight in (Sight.HIDDEN, Sight.STRUCK) and self._opens(name, attributes):
            return self.sight(name, attributes)
        return sight

    def _opens(self, name: str, attributes: Mapping[str, str]) -> bool:
        """Whether of the many other rules some were read now that may show again what has this name and these attributes."""
        if self._others:
            for other in self._others:
                for word in set(_WORDS.findall(other[1])) if _MAY_SHOW.search(other[2]) else ():
                    self._unread.setdefault(word, []).append(other)
            self._others = []
        words = {name, *_WORDS.findall(f"{attributes.get('class', '')[:2_000]} {attributes.get('id', '')[:200]}")}
        found = {each for word in words for each in self._unread.pop(word, ())} - self._opened
        self._opened |= found
        for number, selectors, body in sorted(found):
            for rule in self._read(selectors, body, declared(body), number):
                self._keep(rule)
        return bool(found)

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

    def _read(self, selectors: str, body: str, values: Declared, number: int) -> Iterator[_Rule]:
        loud = declared(body, loud_alone=True) if "!" in body else {}
        sight = sight_of(values)
        for selector in map(str.strip, _COMMA.split(selectors, _MOST_SELECTORS)[:_MOST_SELECTORS]):
            weight = selector.count("#"), len(_CLASSES.findall(selector)), len(_BETWEEN.split(selector)), number
            rule = self._rule(selector, values, sight, weight)
            if rule is not None:
                yield replace(rule, loud=loud) if loud else rule

    def _rule(self, selector: str, values: Declared, sight: Sight, weight: tuple[int, ...]) -> _Rule | None:
        """The rule for *selector*, None where it says nothing that matters here."""
        writes = _WRITTEN.search(selector) is not None
        if writes and not _QUOTED_WORDS.search(values.get("content", "")):
            return None
        found = _SIMPLE.fullmatch(selector)
        last = found or _SIMPLE.fullmatch(_LAST_PSEUDO.sub("", _BETWEEN.split(selector)[-1]))
        name = (last["name"] or "").lower() if last else ""
        rest = last["rest"] if last else ""
        needed = frozenset(f"{sign}{each}".replace("\\", "") for sign, each in _NAMES.findall(rest))
        if found is None and (writes or sight is not Sight.SEEN):
            mark = self._mark(selector) if writes or sight in (Sight.HIDDEN, Sight.STRUCK) else None
            name, needed = "", frozenset({f".{mark}"} if mark else ())
        if not needed and not name:
            return None
        return _Rule(name, needed, weight, values, {}, sight, writes)

    def _mark(self, selector: str) -> str | None:
        named = _WRITTEN.sub("", selector)
        return None if self._marker is None or _PASSING.search(named) else self._marker(named)


def holds_on_screens(media: str) -> bool:
    """Whether a list of media queries holds on every screen, wide or narrow; the empty one does."""
    queries = [" ".join(query.lower().split()) for query in media.split(",")]
    return not media.strip() or any(
        all(_ANY_SCREEN.fullmatch(part.strip()) for part in query.split(" and ")) for query in queries
    )


def _may_hide(body: str) -> bool:
    bare = "".join(("{", *body.split())).lower()
    return any(sign in bare for sign in _SIGNS)


def _less_comments(sheet: str) -> str:
    return COMMENT.sub("", sheet).replace("<!--", "").replace("-->", "")


def _blocks(sheet: str, depth: int = 0) -> Iterator[tuple[str, str, bool]]:
    """Every rule that holds on screens, and whether on every one: its selectors, what it declares.

    A rule within a rule has the selectors of both.
    """
    at = some = 0
    while (opening := sheet.find("{", at)) >= 0:
        # Ends of groups that hold everywhere.
        at = max(at, sheet.rfind("}", at, opening) + 1)
        prelude = sheet[at:opening].rpartition(";")[2].strip()
        if prelude.startswith("@"):
            group = _OPEN_GROUP.match(prelude)
            media = (group["media"] or "") if group else "not"
            always = holds_on_screens(media)
            if not always and _NO_SCREEN.search(media):
                at = _group_end(sheet, opening)
                continue
            # What holds on some screens alone hides nothing, but may show what is hidden on others.
            if not always and opening >= some:
                some = _group_end(sheet, opening)
            at = opening + 1
            continue
        end = sheet.find("}", opening)
        end = len(sheet) if end < 0 else end
        if sheet.find("{", opening + 1, end) >= 0 and depth < _MOST_NESTED and len(prelude) <= _LONGEST:
            end = _group_end(sheet, opening)
            body = sheet[opening + 1 : end - 1]
            yield prelude, _WITHIN.sub("", body), opening >= some
            for selectors, declarations, everywhere in _blocks(body, depth + 1):
                yield _joined(prelude, selectors), declarations, everywhere and opening >= some
            at = end
            continue
        yield prelude, sheet[opening + 1 : end], opening >= some
        at = end + 1


def _joined(outer: str, inner: str) -> str:
    """The selectors of a rule that is written within another."""
    whole = f":is({outer})" if "," in outer else outer
    pieces = _COMMA.split(inner[:_LONGEST])
    return ",".join(each.replace("&", whole) if "&" in each else f"{whole} {each.strip()}" for each in pieces)[
        :_LONGEST
    ]


def _group_end(sheet: str, opening: int) -> int:
    depth = 0
    for found in _BRACE.finditer(sheet, opening):
        depth += 1 if found.group() == "{" else -1
        if depth == 0:
            return found.end()
    return len(sheet)
