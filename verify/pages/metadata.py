"""Who published a page, when, under which title: from structured data before anything that was guessed."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from resiliparse.parse.html import HTMLTree

from verify.model.draft import BlockKind
from verify.pages.imprint import imprint_of
from verify.pages.linked_data import LinkedData
from verify.pages.lookup import attribute, select
from verify.pages.visible_text import Stretch
from verify.text.dates import dated_line, find_date
from verify.text.language import guess_language, language_code
from verify.urls import host_of, registered_domain, resolved_url

_DATE_NAMES = (
    "article:published_time og:article:published_time og:published_time datepublished article:published article.published"
    " dc.date.issued dcterms.issued dcterms.created dc.date.created dc.date sailthru.date parsely-pub-date"
    " cxenseparse:recs:publishtime pubdate publishdate publish_date publisheddate article_date_original date.created"
    " article.created datecreated date"
).split()
_AUTHOR_NAMES = ("author", "article:author_name", "article:author", "sailthru.author", "parsely-author", "dc.creator")
_URL_DATE = re.compile(r"/(20\d\d)[/-]?(\d\d)[/-]?(\d\d)(?=[/_-]|$)")
_SHORT_LINE = 120
_INITIALS = 4
_LINES_BEFORE, _LINES_AFTER = 8, 3
_AGENCIES = {
    "ap": "Associated Press",
    "associated press": "Associated Press",
    "the associated press": "Associated Press",
    "reuters": "Reuters",
    "thomson reuters": "Reuters",
    "afp": "AFP",
    "agence france-presse": "AFP",
    "dpa": "dpa",
    "deutsche presse-agentur": "dpa",
    "upi": "UPI",
    "united press international": "UPI",
    "pa": "PA Media",
    "pa media": "PA Media",
    "press association": "PA Media",
    "epd": "epd",
    "kna": "KNA",
    "apa": "APA",
    "efe": "EFE",
    "europa press": "Europa Press",
    "ansa": "ANSA",
    "adnkronos": "Adnkronos",
    "tass": "TASS",
    "xinhua": "Xinhua",
    "aap": "AAP",
    "pti": "PTI",
    "ani": "ANI",
    "ians": "IANS",
    "bloomberg": "Bloomberg",
    "the canadian press": "The Canadian Press",
}
_NAMES = "|".join(sorted((re.escape(name) for name in _AGENCIES), key=len, reverse=True))
# "NASHVILLE, Tenn. (AP) — …", "Bamberg (dpa/lby) - …", "(EFE).- …"
_DATELINE = re.compile(rf"\(({_NAMES})(?:/[A-Za-z]{{2,8}}){{0,3}}\)\s?[.:]?\s?[-–—]", re.IGNORECASE)
# "… (dpa/gem)", "… (Reuters)" at the very end
_SIGNED = re.compile(rf"\((?:[A-Za-z]{{2,8}}/){{0,3}}({_NAMES})(?:/[A-Za-z]{{2,8}}){{0,3}}\)\W?$", re.IGNORECASE)
_BYLINE = re.compile(rf"(?:^|[,/(]|\b(?:by|von|par|por|di|and|und|with|mit)\s)\s?({_NAMES})\b", re.IGNORECASE)


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
    article = [stretch for stretch, inside in zip(stretches, main, strict=True) if inside]
    author = data.author or next((metas[name] for name in _AUTHOR_NAMES if name in metas), "")
    author = "" if author.startswith("http") else author
    label = next((attribute(root, "lang") for root in select(tree, "html", 1)), None)
    sample = " ".join(stretch.text for stretch in article)[:5_000]
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


def agency_credit(author: str, article: Sequence[Stretch]) -> str | None:
    """The news agency whose text this is: by its byline, its tag after the dateline, or its sign at the end.

    Credits of pictures name agencies too; captions do not count.
    """
    prose = [stretch.text for stretch in article if stretch.kind is not BlockKind.CAPTION and len(stretch.text) > 60]
    found = _BYLINE.search(author[:200])
    found = found or next(filter(None, (_DATELINE.search(text[:120]) for text in prose[:2])), None)
    found = found or next(filter(None, (_SIGNED.search(text[-60:]) for text in prose[-2:])), None)
    # Short names are agencies in capitals only: "Ani" and "Apa" are people and places.
    named = found.group(1) if found else ""
    certain = len(named) > _INITIALS or named.isupper() or named in ("dpa", "epd")
    return _AGENCIES[named.lower()] if certain else None


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
    host = host_of(final_url)
    named = metas.get("og:site_name") or data.publisher or metas.get("application-name") or metas.get("publisher") or ""
    return imprint_of(host, named[:120])


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
    """A day that is in a short line just before or at the beginning of the article."""
    first = next((at for at, inside in enumerate(main) if inside), None)
    if first is None:
        return None
    near = stretches[max(0, first - _LINES_BEFORE) : first + _LINES_AFTER]
    # The nearest line before the text wins: further up are the dates of other stories, or today's.
    before = min(first, _LINES_BEFORE)
    for stretch in (*reversed(near[:before]), *near[before:]):
        day = find_date(stretch.text) if len(stretch.text) <= _SHORT_LINE else dated_line(stretch.text[:200])
        if day is not None:
            return day
    return None


def _canonical(tree: HTMLTree, final_url: str) -> str | None:
    named = select(tree, "link[rel=canonical]", 1)
    return resolved_url(final_url, attribute(named[0], "href")) if named else None
