"""Which pages are a named source's own, and where pages of others name it for what they tell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from verify.judge.credits import is_named_for
from verify.judge.shingles import lower_words
from verify.model.claim import NamedSource, SourceRole
from verify.model.page import Page
from verify.model.span import Span
from verify.outlets import OutletTable
from verify.urls import host_of, is_on_domain, registered_domain

# A credit this far from the words, in characters, still belongs to them: their paragraph and its neighbours.
_BESIDE = 320


def is_of(page: Page, source: NamedSource, outlets: OutletTable) -> bool:
    """Whether *page* is published by *source*, or carries its agency's text."""
    if page.own_material:
        return False
    if source.domain and is_on_domain(host_of(page.final_url), source.domain):
        return True
    wanted = source_key(source.name, outlets)
    known = outlets.by_domain(host_of(page.final_url))
    # An agency's tag on a page of nobody known is by that page's own account alone.
    names = [name for name in (page.outlet, page.agency if known else None) if name]
    if any(source_key(name, outlets) == wanted for name in (*names, *((known.name,) if known else ()))):
        return True
    # Outlets that no table knows: "The Bay Ledger" publishes on bayledger.example.
    label = registered_domain(host_of(page.final_url)).split(".")[0].replace("-", "")
    return source.domain is None and label in ("".join(lower_words(wanted)), "the" + "".join(lower_words(wanted)))


class SourceNaming:
    """Where pages name one source for what they tell."""

    def __init__(self, source: NamedSource, outlets: OutletTable) -> None:
        known = outlets.by_name(source.name)
        names = (source.name, *((known.name, *known.aliases) if known else ()))
        self._pattern = _pattern(tuple(dict.fromkeys(names)))
        self._embedded = source.role is SourceRole.EMBEDDED
        self._known: dict[tuple[str, str], tuple[Span, ...]] = {}

    def credits(self, page: Page, words: Span) -> bool:
        """Whether *page* names the source as where it has something from, near these *words*."""
        return any(
            span.start - _BESIDE <= words.end and words.start <= span.end + _BESIDE for span in self._credits_on(page)
        )

    def is_anywhere(self, page: Page) -> bool:
        """Whether *page* credits the source with anything."""
        return bool(self._credits_on(page))

    def _credits_on(self, page: Page) -> tuple[Span, ...]:
        key = page.final_url, page.text
        if key not in self._known:
            self._known[key] = tuple(self._found_on(page.text))
        return self._known[key]

    def _found_on(self, text: str) -> Iterator[Span]:
        for found in self._pattern.finditer(text):
            # A post stands beside the name of its author.
            if self._embedded or is_named_for(text, Span(*found.span())):
                yield Span(*found.span())


@lru_cache(maxsize=512)
def _pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    """Any of *names* as whole words, an article in front left out."""
    bare = sorted({re.sub(r"^[Tt]he ", "", name) for name in names}, key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in bare) + r")(?!\w)")


def source_key(name: str, outlets: OutletTable) -> str:
    """*name* as outlets are compared by."""
    known = outlets.by_name(name)
    return (known.name if known else name).casefold().removeprefix("the ")
