"""Looking things up in an HTML tree."""

from __future__ import annotations

from resiliparse.parse.html import ElementNode, HTMLTree


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
