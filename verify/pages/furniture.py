"""Which elements call themselves something that stands beside an article."""

from __future__ import annotations

from functools import lru_cache

from verify.pages.serialized import attributes_of, unescaped
from verify.text.html_elements import FURNITURE_NAMES


# Elements of a page repeat themselves.
@lru_cache(maxsize=1 << 12)
def is_named_furniture(attributes: str) -> bool:
    """Whether an element with these *attributes*, as they are written, names itself a menu, a sidebar and the like."""
    if ' class="' not in attributes and ' id="' not in attributes:
        return False
    known = attributes_of(attributes)
    names = unescaped(f"{known.get('id', '')} {known.get('class', '')}")
    return not FURNITURE_NAMES.isdisjoint(names.lower().split())
