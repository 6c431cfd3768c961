"""A page in another language that may carry the original of a translated quotation."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from verify.judge.names import family_name, folded_words, is_unnamed
from verify.model.claim import Claim
from verify.model.page import Page


def find_translation(claim: Claim, language: str | None, pages: Sequence[Page], led_to: frozenset[str]) -> str | None:
    """The address of a page in another language than the draft's that names the claim's speaker, else None.

    Only pages that the quotation's own words led to count (*led_to*): a foreign page about the same person proves nothing.
    """
    if claim.speaker is None or language is None or is_unnamed(claim.speaker.name):
        return None
    family = family_name(claim.speaker.name)
    for page in sorted(foreign_pages(pages, language), key=lambda p: p.final_url):
        if {page.url, page.final_url} & led_to and family and family in folded_words(page.text):
            return page.final_url
    return None


def foreign_pages(pages: Iterable[Page], language: str | None) -> tuple[Page, ...]:
    """Those of *pages* that are known to be in another language."""
    if language is None:
        return ()
    return tuple(page for page in pages if page.language is not None and _base(page.language) != _base(language))


def _base(language: str) -> str:
    return language.lower().replace("_", "-").split("-")[0]
