"""Looking things up in an HTML tree."""

from __future__ import annotations

from resiliparse.parse.html import ElementNode, HTMLTree


def select(tree: HTMLTree, selector: str, most: int = 1_000) -> list[ElementNode]:
    """The first *most* elements that *selector* (CSS) names, in document order."""
    return [] if tree.document is None else list(tree.document.query_selector_all(selector)[:most])


def attribute(element: ElementNode, name: str) -> str:
    """The value of an attribute, without blanks around it; empty where it is missing."""
    return (element.getattr(name) or "").strip()
