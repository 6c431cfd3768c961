"""Front pages that answer in the place of a story: by their address, by what they call themselves, by what they list."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import parse_qsl, urlsplit

from resiliparse.parse.html import HTMLTree

from verify.model.page import Page
from verify.pages.lookup import attribute, select
from verify.pages.visible_text import Stretch
from verify.urls import host_of, registered_domain, resolved_url, without_tracking

_FRONT = re.compile(
    r"(?i)/?(?:[a-z]{2}(?:[-_][a-z]{2})?/?)?(?:(?:index|default|home)\.\w{2,5}|home(?:page)?|startseite)?/?"
)
# A year or a number, three words with hyphens, or the ending of a document: so stories are addressed, and topics are not.
_STORY = re.compile(
    r"(?i)[0-9]{4}|[^/-]{2,}-[^/-]{1,}-[^/-]{2,}|\.(?:s?html?|php|aspx?|ece)$|(?:^|/)(?:story|article|artikel|news)/."
)
_HOME = re.compile(r"(?i)(?:home|homepage|home page|front page|startseite|accueil|inicio)(?:\s*[|–—:·-].*)?")
_HEADLINE = 20
_PROSE = 80
# Fewer linked headlines are between the paragraphs of many an article.
_TEASERS = 5


def led_to_front(requested_url: str, final_url: str) -> bool:
    """Whether a redirect from a story ended at the front page or at the front of a section."""
    asked = urlsplit(requested_url).path.strip("/")
    given = urlsplit(without_tracking(final_url))
    path = given.path.strip("/")
    if asked == path or _names_a_page(given.query):
        return False
    if _FRONT.fullmatch(path):
        return len(asked) >= 10 or _STORY.search(asked) is not None
    return len(asked) >= 10 and "/" not in path and asked.startswith(f"{path}/")


def is_front(page: Page, stretches: Sequence[Stretch], main: Sequence[bool], tree: HTMLTree) -> bool:
    """Whether what answered for a story calls itself the front page, or only lists stories."""
    asked = urlsplit(page.url)
    if _FRONT.fullmatch(asked.path) or _names_a_page(asked.query):
        return False
    named = (page.canonical_url, *_own_addresses(tree, page.final_url))
    if any(url and _is_front_address(url, page.final_url) for url in named):
        return True
    return _STORY.search(asked.path) is not None and (_is_called_home(page) or _lists_stories(stretches, main))


def _names_a_page(query: str) -> bool:
    """Whether *query* says which page is meant, as `/?p=1234` does."""
    return any(any(sign.isdigit() for sign in value) for _, value in parse_qsl(query))


def _own_addresses(tree: HTMLTree, final_url: str) -> tuple[str | None, ...]:
    return tuple(
        resolved_url(final_url, attribute(meta, "content")) for meta in select(tree, 'meta[property="og:url"]', 1)
    )


def _is_front_address(url: str, final_url: str) -> bool:
    parts = urlsplit(url)
    same = registered_domain(host_of(url)) == registered_domain(host_of(final_url))
    return same and not parts.query and _FRONT.fullmatch(parts.path) is not None


def _is_called_home(page: Page) -> bool:
    title = (page.title or "").strip()
    own = {name.lower() for name in (page.outlet, page.domain, f"www.{page.domain}") if name}
    return title.lower() in own or _HOME.fullmatch(title) is not None


def _lists_stories(stretches: Sequence[Stretch], main: Sequence[bool]) -> bool:
    """Whether as many linked headlines as paragraphs are where the article should be."""
    inside = [at for at, within in enumerate(main) if within]
    if not inside:
        return False
    between = [each for each in stretches[inside[0] : inside[-1] + 1] if not each.furniture]
    headlines = sum(len(each.text) >= _HEADLINE and each.linked > 0.5 * len(each.text) for each in between)
    prose = sum(len(each.text) >= _PROSE and each.linked <= 0.4 * len(each.text) for each in between)
    # The first headline is before the first paragraph.
    return headlines >= _TEASERS and headlines + 1 >= prose
