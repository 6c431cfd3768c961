"""Looking things up in an HTML tree."""

from __future__ import annotations

import re

from resiliparse.parse.html import ElementNode, HTMLTree
from resiliparse.parse.html.exception import CSSParserException

from verify.text.late import late

_LONGEST, _MOST_ASKED, _MOST_NAMED = 300, 1_000, 5_000
_IN_PARENTHESES = late(r"\([^()]*\)")
_NAMES = late(r"[.#]((?:[\w-]|[^\x00-\x7f])+)")
_GIVEN = late(r' (?:class|id)="([^"]*)"')
# Each of several siblings looked for before each of several others, or elements within elements, take no end of time.
_ENDLESS = late(r"~(?!=).*~(?!=)|:has\((?!\s*[>+~]?\s*[^\s>+~():]+\s*\))|:has.*:has", re.DOTALL)


def select(tree: HTMLTree, selector: str, most: int = 1_000) -> list[ElementNode]:
    """The first *most* elements that *selector* (CSS) names, in document order."""
    if tree.document is None:
        return []
    if most == 1:
        first = tree.document.query_selector(selector)
        return [] if first is None else [first]
    return list(tree.document.query_selector_all(selector)[:most])


def attribute(element: ElementNode, name: str) -> str:
    """The value of an attribute, without blanks around it; empty where it is missing."""
    return (element.getattr(name) or "").strip()


class TreeMarks:
    """Gives all elements of a tree that a selector names a class, by which a rule for them can be kept."""

    def __init__(self, tree: HTMLTree) -> None:
        self._tree = tree
        self._given: frozenset[str] | None = None
        self.marked: list[tuple[str, list[ElementNode]]] = []
        self._asked = 0

    def __call__(self, selector: str) -> str | None:
        """The class of what *selector* names; None where that is nothing, or nobody can say in good time."""
        if len(selector) > _LONGEST or _ENDLESS.search(selector) or not self._may_name(selector):
            return None
        self._asked += 1
        try:
            elements = select(self._tree, selector, _MOST_NAMED) if self._asked <= _MOST_ASKED else []
        except CSSParserException:
            return None
        if not elements:
            return None
        mark = f"\ue000{len(self.marked)}"
        self.marked.append((mark, elements))
        return mark

    def write(self) -> None:
        """Write the classes into the tree; not before the last selector was asked for."""
        for mark, elements in self.marked:
            for element in elements:
                element.setattr("class", f"{element.getattr('class') or ''} {mark}")

    def _may_name(self, selector: str) -> bool:
        """Whether all classes and ids that *selector* needs are in the tree."""
        bare = _IN_PARENTHESES.sub("", _IN_PARENTHESES.sub("", selector))
        if "\\" in bare or "[" in bare:
            return True
        if self._given is None:
            source = self._tree.document.html if self._tree.document else ""
            self._given = frozenset(" ".join(_GIVEN.findall(source)).lower().split())
        return self._given.issuperset(_NAMES.findall(bare.lower()))
