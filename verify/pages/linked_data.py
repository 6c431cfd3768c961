"""What JSON-LD of a page says about its article. JSON from strangers: any type anywhere."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from resiliparse.parse.html import HTMLTree

from verify.model.page import Reviewed
from verify.pages.lookup import select
from verify.speech.ratings import rated_true

_SCRIPTS = 'script[type="application/ld+json"]'
_PUBLISHED = re.compile(r'"datePublished"\s{0,5}:\s{0,5}"([^"]{8,40})"')
_MOST_BLOCKS = 40
_MOST_QUOTATIONS = 200
_MOST_NODES = 5_000
_MOST_CHARACTERS = 2_000_000
_MOST_REVIEWS = 20
_LOWEST, _HIGHEST = 0.25, 0.75
_ARTICLES = (
    "newsarticle article reportagenewsarticle analysisnewsarticle opinionnewsarticle backgroundnewsarticle"
    " reviewnewsarticle blogposting liveblogposting socialmediaposting techarticle scholarlyarticle report claimreview review"
    " videoobject podcastepisode recipe webpage"
).split()


@dataclass(frozen=True, slots=True)
class LinkedData:
    """The article's own statement: empty strings and None where it says nothing."""

    headline: str = ""
    published: str = ""
    publisher: str = ""
    author: str = ""
    language: str = ""
    url: str = ""
    body: str = ""
    free: bool | None = None
    article: bool = False
    quotations: tuple[tuple[str, str], ...] = ()
    reviewed: tuple[Reviewed, ...] = ()


def linked_data(tree: HTMLTree) -> LinkedData:
    """What the best described article of the page says of itself."""
    nodes = [node for block in _blocks(tree) for node in _objects(block)]
    named = {identity: node for node in nodes if isinstance(identity := node.get("@id"), str) and len(node) > 1}
    ranked = sorted((node for node in nodes if _rank(node) < len(_ARTICLES)), key=_rank)
    site = next((node for node in nodes if "website" in _types(node)), {})
    best = ranked[0] if ranked else {}
    frees = [value for node in ranked if (value := _truth(node.get("isAccessibleForFree"))) is not None]
    return LinkedData(
        headline=_text(best.get("headline")) or _text(best.get("name")),
        published=_first(ranked, "datePublished")
        or _first(nodes, "datePublished")
        or _first(ranked, "uploadDate")
        or _first(ranked, "dateCreated")
        or _stated(tree),
        publisher=_first_name(ranked, "publisher", named) or _text(site.get("name")),
        author=_names(best.get("author"), named),
        language=_text(best.get("inLanguage")),
        url=_text(best.get("url")) or _text(best.get("mainEntityOfPage")),
        body=_text(best.get("articleBody"), most=500_000),
        free=False if False in frees else (True if frees else None),
        quotations=tuple(_quotations(nodes, named)),
        article=bool(ranked) and _rank(best) < _ARTICLES.index("videoobject"),
        reviewed=tuple(_reviewed(node, named) for node in nodes if "claimreview" in _types(node))[:_MOST_REVIEWS],
    )


def _quotations(
    nodes: list[Mapping[str, object]], named: Mapping[str, Mapping[str, object]]
) -> Iterator[tuple[str, str]]:
    """Words that the page marks as a quotation, and whose they are."""
    for node in [node for node in nodes if "quotation" in _types(node)][:_MOST_QUOTATIONS]:
        words = _text(node.get("text"), most=5_000) or _text(node.get("name"), most=5_000)
        speakers = (_name(node.get(key), named) for key in ("spokenByCharacter", "creator", "author"))
        speaker = next(filter(None, speakers), "")
        if words and speaker:
            yield words, speaker


def _reviewed(node: Mapping[str, object], named: Mapping[str, Mapping[str, object]]) -> Reviewed:
    """What a ClaimReview is about: the claim may be in it, or in what it says it reviews."""
    item, rating = _object(node.get("itemReviewed"), named), _object(node.get("reviewRating"), named)
    appearance = _object(item.get("itemReviewed"), named) or item
    word = _text(rating.get("alternateName")) or _text(rating.get("ratingExplanation")) or _text(rating.get("name"))
    return Reviewed(
        claim=_text(node.get("claimReviewed")) or _text(item.get("name")) or _text(appearance.get("text")),
        claimed_by=_names(item.get("author"), named),
        rating=word or str(rating.get("ratingValue") or "")[:20],
        holds=rated_true(word) if word else _by_number(rating),
    )


def _by_number(rating: Mapping[str, object]) -> bool | None:
    """What a number on a scale says: its lowest quarter is false, its highest true."""
    try:
        value, best, worst = (
            float(_text(str(rating.get(key)))) for key in ("ratingValue", "bestRating", "worstRating")
        )
    except ValueError:
        return None
    if not worst < best or not worst <= value <= best:
        return None
    share = (value - worst) / (best - worst)
    return False if share <= _LOWEST else True if share >= _HIGHEST else None


def _object(value: object, named: Mapping[str, Mapping[str, object]]) -> Mapping[str, object]:
    if isinstance(value, list):
        value = value[0] if value else None
    if not isinstance(value, dict):
        return {}
    identity = value.get("@id")
    return named.get(identity, value) if isinstance(identity, str) else value


def _stated(tree: HTMLTree) -> str:
    """The date of publication in blocks that are not valid JSON; one stray comma must not lose it."""
    found = (_PUBLISHED.search(script.text or "") for script in select(tree, _SCRIPTS, _MOST_BLOCKS))
    return next((match.group(1) for match in found if match), "")


def _blocks(tree: HTMLTree) -> Iterator[object]:
    for script in select(tree, _SCRIPTS, _MOST_BLOCKS):
        words = (script.text or "").strip().removesuffix(";")
        if not words or len(words) > _MOST_CHARACTERS:
            continue
        try:
            # Raw line ends inside strings are common, and harmless.
            yield json.loads(words, strict=False)
        except (ValueError, RecursionError):
            continue


def _objects(value: object) -> Iterator[Mapping[str, object]]:
    """Every JSON object inside *value*, breadth first, without recursion."""
    ahead: list[object] = [value]
    for at in range(_MOST_NODES):
        if at >= len(ahead):
            return
        found = ahead[at]
        if isinstance(found, dict):
            yield found
            # What readers wrote is no article, whatever it calls itself.
            ahead.extend(inner for key, inner in found.items() if isinstance(inner, dict | list) and key != "comment")
        elif isinstance(found, list):
            ahead.extend(inner for inner in found if isinstance(inner, dict | list))


def _types(node: Mapping[str, object]) -> list[str]:
    kinds = node.get("@type")
    listed = kinds if isinstance(kinds, list) else [kinds]
    return [kind.lower().rsplit("/", 1)[-1] for kind in listed if isinstance(kind, str)]


def _rank(node: Mapping[str, object]) -> int:
    return min((_ARTICLES.index(kind) for kind in _types(node) if kind in _ARTICLES), default=len(_ARTICLES))


def _truth(value: object) -> bool | None:
    if isinstance(value, bool):
        return value
    words = _text(value).lower().rsplit("/", 1)[-1]
    return {"true": True, "false": False, "yes": True, "no": False}.get(words)


def _text(value: object, most: int = 1_000) -> str:
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, dict):
        value = value.get("@id") or value.get("name") or value.get("@value")
    # Lone surrogates cannot be written anywhere later.
    return value[:most].encode("utf-8", "replace").decode().strip() if isinstance(value, str) else ""


def _first(nodes: list[Mapping[str, object]], key: str) -> str:
    return next((found for node in nodes if (found := _text(node.get(key)))), "")


def _name(value: object, named: Mapping[str, Mapping[str, object]]) -> str:
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        identity = value.get("@id")
        whole = named.get(identity, value) if isinstance(identity, str) and "name" not in value else value
        return _text(whole.get("name"))
    return _text(value)


def _first_name(nodes: list[Mapping[str, object]], key: str, named: Mapping[str, Mapping[str, object]]) -> str:
    return next((found for node in nodes if (found := _name(node.get(key), named))), "")


def _names(value: object, named: Mapping[str, Mapping[str, object]]) -> str:
    people = value if isinstance(value, list) else [value]
    return ", ".join(dict.fromkeys(name for person in people[:8] if (name := _name(person, named))))
