"""Named sources: the outlets, agencies, pollsters and documents that a draft presents as where its information comes from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from verify.claims.citation_cues import are_chained, gives_advice, is_cited, is_polled
from verify.claims.excluded_spans import Regions
from verify.claims.source_lists import SourceList, embedded_posts, listed_sources
from verify.claims.source_rules import ADVISED, BY_FORM, CITED, PAPER, POLL_TAKER, POLLED, SHORT, TWEETED
from verify.claims.unlisted_outlets import paper_authors, unknown_outlets, unknown_pollsters
from verify.model.claim import NamedSource, SourceRole
from verify.model.draft import Draft
from verify.model.span import Span
from verify.outlets import Outlet, OutletKind, OutletTable
from verify.text.sentences import Sentences, sentences_in

_Mention = tuple[Outlet, Span]

# Shorter passages in marks are mostly names: on “60 Minutes”.
_TITLE = 30
_SHORT_NAME = re.compile(
    r"\b[Tt]he (?P<name>Post|Times|Journal|Herald|Tribune|Globe|Chronicle|Standard|Mirror|Star|Mail|Telegraph|Express|Observer)\b(?! [A-Z])"
)
# "DENVER, Feb. 2 —", "WASHINGTON (AP) —".
_DATE_LINE = re.compile(r"(?m)^\W{0,4}([A-Z][A-Z.]+(?: [A-Z][A-Z.]+){0,2})(?=,? [^\n]{0,40}[—–-])")
_HEAD = 1500
# The verb names the platform by itself.
_TWEETED = re.compile(r"(?i)\b(?:re-?)?tweet(?:ed|ing)\b|(?<=in a )tweet\b")
_RULES = {rule.role: rule for rule in (CITED, POLLED, ADVISED)}
# "Reuters, Oil drifts lower": what follows the name on its line. Fewer words than this are a date or a section.
_LEAST_WORDS = 4
_REST_OF_LINE = re.compile(r"[^\r\n]{0,300}")


def find_named_sources(draft: Draft, outlets: OutletTable, quoted: Sequence[Span] = ()) -> tuple[NamedSource, ...]:
    """Each source once for every role it has, at its first mention; spans lie in the draft's source.

    *quoted* are the quoted stretches of the draft's text: what a speaker cites there is not the draft's own source.
    """
    listed = listed_sources(draft, outlets)
    posts = tuple(embedded_posts(draft.text, outlets))
    spoken = (span for span in quoted if len(span) > _TITLE)
    taken = Regions((*listed.regions, *(post.span for post in posts), *spoken))
    running = (s for s in _running_sources(draft.text, outlets, listed) if not taken.hold(s.span))
    seen: set[tuple[str, SourceRole]] = set()
    kept: list[NamedSource] = []
    for source in sorted((*listed.sources, *posts, *running), key=lambda s: (s.span, s.role)):
        key = (source.name.casefold(), source.role)
        if key not in seen:
            seen.add(key)
            kept.append(replace(source, span=draft.back(source.span)))
    return tuple(kept)


def _running_sources(text: str, outlets: OutletTable, listed: SourceList) -> Iterator[NamedSource]:
    """Sources in running text, unordered."""
    strangers = _listed_elsewhere(listed, outlets)
    mentions = sorted((*outlets.find(text), *(strangers.find(text) if strangers.outlets else ())), key=lambda m: m[1])
    sentences = sentences_in(text)
    for group in _chains(text, mentions):
        role = _role(text, group, sentences)
        for outlet, span in group:
            if (own := _own_role(outlet, role)) is not None:
                yield _RULES[own].source("", outlet, span)
    known = Regions(tuple(span for _, span in mentions))
    shapes = (
        (POLL_TAKER, unknown_pollsters(text)),
        (BY_FORM, unknown_outlets(text)),
        (PAPER, paper_authors(text)),
    )
    yield from (
        source
        for source in _short_names(
            text, {source.name for source in listed.sources} | {o.name for o, _ in mentions}, outlets
        )
        if not known.hold(source.span)
    )
    for rule, found in shapes:
        for name, span in found:
            if not known.hold(span):
                yield rule.source(name, outlets.by_name(name), span)
    for verb in _TWEETED.finditer(text):
        yield TWEETED.source("X", outlets.by_name("X"), Span(*verb.span()))


def _short_names(text: str, full: Set[str], outlets: OutletTable) -> Iterator[NamedSource]:
    """ "the Post": the one outlet of that last name that the draft names in *full*, or that its date line's place is in the name of.

    Where neither settles it, a source that could be several.
    """
    place = _DATE_LINE.search(text, 0, _HEAD)
    for found in _SHORT_NAME.finditer(text):
        span = Span(*found.span("name"))
        if not is_cited(text, span) or (found[0][0] == "T" and outlets.by_name(found["name"]) is not None):
            continue
        fitting = tuple(o.name for o in outlets.outlets if o.name.split()[-1:] == [found["name"]])
        named = {name for name in full if name.split()[-1:] == [found["name"]]}
        local = {name for name in fitting if place and f" {place[1].title()} " in f" {name} "}
        settled = named or local
        if len(settled) == 1 or len(fitting) == 1:
            (name,) = settled or fitting
            yield SHORT.source(name, outlets.by_name(name), span)
        elif fitting:
            bare = SHORT.source(found["name"], None, span)
            yield replace(bare, could_be=tuple(sorted(settled)) or fitting)


def _listed_elsewhere(listed: SourceList, outlets: OutletTable) -> OutletTable:
    """Names that only the draft's own list knows: where the text cites them, they are sources there too."""
    strangers = {s.name: s for s in listed.sources if outlets.by_name(s.name) is None}
    return OutletTable(tuple(Outlet(name, (s.domain,) if s.domain else ()) for name, s in strangers.items()))


def _chains(text: str, mentions: list[_Mention]) -> Iterator[tuple[_Mention, ...]]:
    """Mentions in groups that share their role: "Reuters, the AP and Axios reported"."""
    group: list[_Mention] = []
    for mention in mentions:
        if group and not are_chained(text, group[-1][1], mention[1]):
            yield tuple(group)
            group = []
        group.append(mention)
    if group:
        yield tuple(group)


def _role(text: str, group: tuple[_Mention, ...], sentences: Sentences) -> SourceRole | None:
    spans = [span for _, span in group]
    if gives_advice(sentences.around(spans[0].start).cut(text)):
        return SourceRole.RECOMMENDED
    edges = {spans[0], spans[-1]}
    if any(is_polled(text, span) for span in edges):
        return SourceRole.POLL
    return SourceRole.CITED if any(is_cited(text, span) for span in edges) else None


def _own_role(outlet: Outlet, role: SourceRole | None) -> SourceRole | None:
    # What a pollster is cited for is its polls.
    return SourceRole.POLL if role is SourceRole.CITED and outlet.kind is OutletKind.POLLSTER else role


def listed_headlines(draft: Draft, named_sources: Sequence[NamedSource]) -> tuple[tuple[str, str | None], ...]:
    """Headline and domain of each listed source that names one, in reading order."""
    headlines = []
    for source in named_sources:
        rest = _REST_OF_LINE.match(draft.source, source.span.end)
        headline = rest[0].strip(' \t,:;–—-"“”*_') if rest else ""
        if source.role is SourceRole.LISTED and len(headline.split()) >= _LEAST_WORDS:
            headlines.append((headline, source.domain))
    return tuple(headlines)
