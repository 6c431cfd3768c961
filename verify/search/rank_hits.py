"""Which of the pages that searches named to read first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from verify.model.claim import Claim, NamedSource
from verify.model.page import SearchHit
from verify.search.queries import rare_words, topic_words
from verify.urls import host_of, is_on_domain, same_page_key

_COPIES = 2


def rank_hits(
    hits: Iterable[SearchHit], claims: Sequence[Claim], named_sources: Sequence[NamedSource], language: str | None
) -> tuple[SearchHit, ...]:
    """*hits* without doubles, the most promising first: named outlets, titles about the quotations, a language we read.

    Pages with one and the same title are prints of one text: after the second they go to the end.
    """
    pages: dict[str, SearchHit] = {}
    for hit in hits:
        pages.setdefault(hit_key(hit), hit)
    domains = [source.domain for source in named_sources if source.domain]
    topic = {word.lower() for claim in claims for word in (*rare_words(claim.text), *_speaker_words(claim))}
    titles: Counter[str] = Counter()
    ranked = []
    for place, hit in enumerate(pages.values()):
        title = hit.title.lower()
        titles[title] += 1
        worth = 3.0 * any(is_on_domain(host_of(hit.url), domain) for domain in domains)
        worth += min(2, len(topic.intersection(title.split())))
        worth += min(3, len(topic.intersection(hit.snippet.lower().split())))
        worth -= 2.0 * (not _is_readable(hit.language, language))
        worth -= 5.0 * bool(title and titles[title] > _COPIES)
        ranked.append((worth - place * 0.05, -place, hit))
    return tuple(hit for _, _, hit in sorted(ranked, key=lambda entry: entry[:2], reverse=True))


def shares_a_word(hit: SearchHit, words: Collection[str], language: str | None, others: Collection[str] = ()) -> bool:
    """Whether the headline or snippet of *hit* has one of these telling *words*.

    One in another language may be about them without, unless it has a word of *others*.
    """
    told = {word.lower() for word in topic_words(f"{hit.title} {hit.snippet}")}
    another = (hit.language or "en")[:2].lower() != (language or "en")[:2].lower()
    return not told or not told.isdisjoint(words) or (another and told.isdisjoint(others))


def hit_key(hit: SearchHit) -> str:
    """What tells the page of *hit* from others; of one that a provider brings in pieces also which piece it is."""
    key, (_, hash_sign, piece) = same_page_key(hit.url), hit.url.partition("#")
    return f"{key}{hash_sign}{piece}" if hit.said else key


def _speaker_words(claim: Claim) -> list[str]:
    return claim.speaker.name.lower().split() if claim.speaker else []


def _is_readable(language: str | None, draft_language: str | None) -> bool:
    # "en-GB" and "en" are one language; what does not say its language is given the benefit of the doubt.
    return not language or language[:2] in ("en", (draft_language or "en")[:2])
