"""Which elements of a page hold what its readers wrote: comments and replies below an article."""

from __future__ import annotations

import re
from functools import lru_cache

from verify.pages.serialized import attributes_of, unescaped

_HINTS = tuple("omment omentari repl Repl isqus acties iafoura spotim ivefyre isso- utterances".split())
_WORD = r"comments?|kommentare?|commentaires?|comentarios?|coment[aá]rios|commenti|reacties|replies|reply"
_OWNER = r"(?:article|post|story|page|news|reader|readers|user|users|site|blog|public|wp|fb|div|li|the|single|all|leser|list|block)"
_PART = (
    r"(?:list|body|area|section|thread|threads|content|contents|text|item|items|container|wrapper|wrap|block|box|children|inner|entry|feed"
    r"|stream|holder|main|root|message|node|card|tree|region|module|widget|panel|view|copy|post|meta|author|header|\d{1,12})"
)
# A name of a class or an id that is a place for comments as a whole; "comments-enabled", "no-comments" and "comment-count"
# say something about a page.
_NAMES = re.compile(
    rf"(?:{_OWNER}[-_]{{0,2}})?(?:{_WORD})(?:[-_]{{0,2}}{_PART}){{0,2}}(?:[-_]{{2}}\w{{1,20}})?"
    r"|disqus[-_]?(?:thread|comments?|container)|spotim-\w{1,30}|viafoura|vf-comments\w{0,20}|livefyre\w{0,30}|isso-thread|utterances"
)
_TYPES = re.compile(r"(?:^|\s)(?:https?://schema\.org/|schema:)?(?:comment|usercomments)(?:\s|$)")
_LABELS = re.compile(
    rf"(?:(?:\d{{1,6}}|all|reader|readers|readers['’]|reader['’]s|user|latest|top|conversation|view)\s)?(?:{_WORD})(?:\s(?:section|area|list|thread))?"
)
_ELEMENTS = re.compile(r"(?:[a-z0-9]+-){0,3}comments?(?:-(?:list|tree|thread|body|item|section))?")
_PROPERTIES = ("itemtype", "itemprop", "typeof", "property")
_WHOLE_PAGE = ("html", "body", "main", "form")


@lru_cache(maxsize=1 << 12)
def holds_comments(name: str, attributes: str) -> bool:
    """Whether the element *name* with these *attributes*, as they are written, holds what readers wrote."""
    if "-" in name and _ELEMENTS.fullmatch(name):
        return True
    if name in _WHOLE_PAGE or not attributes or not any(hint in attributes for hint in _HINTS):
        return False
    known = {key: unescaped(value).strip().lower() for key, value in attributes_of(attributes).items()}
    if any(_TYPES.search(known[key]) for key in _PROPERTIES if key in known):
        return True
    if _LABELS.fullmatch(known.get("aria-label", "")):
        return True
    names = f"{known.get('id', '')} {known.get('class', '')}".split()
    return any(_NAMES.fullmatch(each) for each in names)
