"""Who published a page, when, under which title: from structured data before anything that was guessed."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urljoin

from resiliparse.parse.html import HTMLTree

from verify.dates import dated_line, find_date
from verify.language import guess_language, language_code
from verify.outlets import load_outlets
from verify.pages.flow import Stretch
from verify.pages.linked_data import LinkedData
from verify.pages.tree import attribute, select
from verify.urls import host_of, registered_domain, usable_url

_DATE_NAMES = (
    "article:published_time og:article:published_time og:published_time datepublished article:published article.published"
    " dc.date.issued dcterms.issued dcterms.created dc.date.created dc.date sailthru.date parsely-pub-date"
    " cxenseparse:recs:publishtime pubdate publishdate publish_date publisheddate article_date_original date.created"
    " article.created datecreated date"
).split()
_AUTHOR_NAMES = ("author", "article:author_name", "article:author", "sailthru.author", "parsely-author", "dc.creator")
_URL_DATE = re.compile(r"/(20\d\d)[/-]?(\d\d)[/-]?(\d\d)(?=[/_-]|$)")
_SHORT_LINE = 120
_LINES_BEFORE, _LINES_AFTER = 8, 3
_CREDIT = re.compile(
    r"(?:\(|\b(?:by|von|par|por|di|source|quelle)\b:?\s{1,3}(?:the\s)?|[—–-]\s?|/\s?|^)"
    r"(associated press|the associated press|reuters|agence france-presse|afp|ap|dpa|upi|united press international|epd|kna|apa"
    r"|efe|ansa|tass|xinhua|pa media|press association|europa press|aap|pti|ani)(?=\)|\s?[/—–-]|\s?$|,|\.)",
    re.IGNORECASE,
)
_AGENCIES = {
    "ap": "Associated Press",
    "the associated press": "Associated Press",
    "associated press": "Associated Press",
    "reuters": "Reuters",
    "afp": "AFP",
    "agence france-presse": "AFP",
    "united press international": "UPI",
    "press association": "PA Media",
    "pa media": "PA Media",
    "europa press": "Europa Press",
    "xinhua": "Xinhua",
}


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page says about itself."""

    title: str | None
    outlet: str | None
    domain: str
    agency: str | None
    author: str | None
    published_on: date | None
    language: str | None
    canonical_url: str | None


def read_metadata(
    tree: HTMLTree, data: LinkedData, final_url: str, stretches: Sequence[Stretch], main: Sequence[bool]
) -> Metadata:
    """Metadata of the page at *final_url*; structured data first, the visible text last."""
    metas = _metas(tree)
    article = [stretch.text for stretch, inside in zip(stretches, main, strict=True) if inside]
    author = data.author or next((metas[name] for name in _AUTHOR_NAMES if name in metas), "")
    author = "" if author.startswith("http") else author
    label = next((attribute(root, "lang") for root in select(tree, "html", 1)), None)
    sample = " ".join(article)[:5_000]
    return Metadata(
        title=_title(tree, metas, data),
        outlet=_outlet(metas, data, final_url),
        domain=registered_domain(host_of(final_url)),
        agency=agency_credit(author, article),
        author=author[:200] or None,
        published_on=_published(tree, metas, data, final_url, stretches, main),
        language=guess_language(sample) or language_code(label) or language_code(metas.get("og:locale")),
        canonical_url=_canonical(tree, final_url),
    )


def agency_credit(author: str, article: Sequence[str]) -> str | None:
    """The news agency whose text this is, by its byline or the tag in the first or last lines of the article."""
    for words in (author[:200], *(text[:160] for text in article[:3]), *(text[-60:] for text in article[-2:])):
        found = _CREDIT.search(words)
        # "AP" and its like are agencies in capitals only; as ordinary words they mean other things.
        if found and (len(found.group(1)) > 5 or found.group(1).isupper() or found.group(1) in ("dpa", "epd", "apa")):
            name = found.group(1).lower()
            return _AGENCIES.get(name, name if name == "dpa" else name.upper())
    return None


def _metas(tree: HTMLTree) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for meta in select(tree, "meta", 500):
        name = attribute(meta, "property") or attribute(meta, "name") or attribute(meta, "itemprop")
        content = attribute(meta, "content")
        if name and content:
            found.setdefault(name.lower(), " ".join(content[:1_000].split()))
    return found


def _title(tree: HTMLTree, metas: Mapping[str, str], data: LinkedData) -> str | None:
    heading = next((element.text for element in select(tree, "h1", 1)), None)
    title = metas.get("og:title") or data.headline or tree.title or heading or ""
    return " ".join(title.split())[:300] or None


def _outlet(metas: Mapping[str, str], data: LinkedData, final_url: str) -> str | None:
    known = load_outlets().by_domain(host_of(final_url))
    if known is not None:
        return known.name
    named = metas.get("og:site_name") or data.publisher or metas.get("application-name") or metas.get("publisher") or ""
    return named[:120] or registered_domain(host_of(final_url)) or None


def _published(
    tree: HTMLTree,
    metas: Mapping[str, str],
    data: LinkedData,
    final_url: str,
    stretches: Sequence[Stretch],
    main: Sequence[bool],
) -> date | None:
    stated = [data.published, *(metas[name] for name in _DATE_NAMES if name in metas)]
    for words in stated:
        if (day := find_date(words)) is not None:
            return day
    for element in select(tree, "time, [itemprop=datePublished]", 3):
        words = attribute(element, "datetime") or attribute(element, "content") or element.text or ""
        if (day := find_date(words[:100])) is not None:
            return day
    for part in (tree.title or "")[:300].split("|")[1:]:
        if (day := find_date(part)) is not None:
            return day
    in_url = _URL_DATE.search(final_url)
    in_path = find_date("-".join(in_url.groups())) if in_url else None
    return in_path or _beside_headline(stretches, main)


def _beside_headline(stretches: Sequence[Stretch], main: Sequence[bool]) -> date | None:
    """A day that stands in a short line just before or at the beginning of the article."""
    first = next((at for at, inside in enumerate(main) if inside), None)
    if first is None:
        return None
    near = stretches[max(0, first - _LINES_BEFORE) : first + _LINES_AFTER]
    # The nearest line before the text wins: further up stand the dates of other stories, or today's.
    before = min(first, _LINES_BEFORE)
    for stretch in (*reversed(near[:before]), *near[before:]):
        day = find_date(stretch.text) if len(stretch.text) <= _SHORT_LINE else dated_line(stretch.text[:200])
        if day is not None:
            return day
    return None


def _canonical(tree: HTMLTree, final_url: str) -> str | None:
    for link in select(tree, "link[rel=canonical]", 1):
        try:
            return usable_url(urljoin(final_url, attribute(link, "href")))
        except ValueError:
            return None
    return None
