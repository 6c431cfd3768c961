"""Named sources judged by the pages that were read, and origins that the draft never names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from verify.faults import Fault, NoteFault, bordered, unnoted
from verify.judge.shingles import words_of
from verify.model.claim import NamedSource
from verify.model.draft import Draft
from verify.model.page import Page
from verify.model.verdict import Evidence, Outcome, Reason, SourceOutcome, SourceVerdict, Verdict
from verify.outlets import OutletTable
from verify.urls import host_of, is_on_domain, registered_domain


def judge_sources(
    named_sources: Iterable[NamedSource],
    verdicts: Sequence[Verdict],
    pages: Sequence[Page],
    outlets: OutletTable,
    note: NoteFault = unnoted,
) -> tuple[SourceVerdict, ...]:
    """For each named source, whether a page of it carries the draft's quotations or figures.

    Unsupported only where pages of it were read whole and none carries any; unchecked where none could be read, or where a
    fault of ours, which *note* hears of, kept it from being judged.
    """
    decided = (verdict for verdict in verdicts if verdict.outcome is not Outcome.UNCHECKED)
    carrying = [e for verdict in decided for e in verdict.evidence if not e.match.proves_nothing]
    judged = []
    for source in named_sources:
        verdict = bordered(source.name, _judge_source, source, carrying, pages, outlets)
        if isinstance(verdict, Fault):
            note(verdict)
            verdict = SourceVerdict(source=source, outcome=SourceOutcome.UNCHECKED, reason=Reason.INTERNAL)
        judged.append(verdict)
    return tuple(judged)


def _judge_source(
    source: NamedSource, carrying: Sequence[Evidence], pages: Sequence[Page], outlets: OutletTable
) -> SourceVerdict:
    urls = tuple(dict.fromkeys(e.page.final_url for e in carrying if is_of(e.page, source, outlets)))
    if urls:
        return SourceVerdict(source=source, outcome=SourceOutcome.SUPPORTED, evidence=urls)
    read = [page for page in pages if is_of(page, source, outlets)]
    whole = bool(read) and all(page.whole for page in read)
    return SourceVerdict(source=source, outcome=SourceOutcome.UNSUPPORTED if whole else SourceOutcome.UNCHECKED)


def is_of(page: Page, source: NamedSource, outlets: OutletTable) -> bool:
    """Whether *page* is published by *source*, or carries its agency's text."""
    if page.own_material:
        return False
    if source.domain and is_on_domain(host_of(page.final_url), source.domain):
        return True
    wanted = _key(source.name, outlets)
    known = outlets.by_domain(host_of(page.final_url))
    # An agency's tag on a page of nobody known is by that page's own account alone.
    names = [name for name in (page.outlet, page.agency if known else None) if name]
    if any(_key(name, outlets) == wanted for name in (*names, *((known.name,) if known else ()))):
        return True
    # Outlets that no table knows: "The Bay Ledger" publishes on bayledger.example.
    label = registered_domain(host_of(page.final_url)).split(".")[0].replace("-", "")
    return source.domain is None and label in ("".join(words_of(wanted)), "the" + "".join(words_of(wanted)))


def uncredited_origins(
    draft: Draft, named_sources: Sequence[NamedSource], verdict: Verdict, outlets: OutletTable
) -> tuple[str, ...]:
    """The outlet that a corroborated quotation comes from, where the draft names none of those that carry it."""
    evidence = [e for e in verdict.evidence if not e.page.own_material]
    if verdict.outcome is not Outcome.CORROBORATED or not evidence:
        return ()
    if len(evidence) < len(verdict.evidence) or any(_is_named(e.page, draft, named_sources, outlets) for e in evidence):
        return ()
    first = evidence[0].page
    name = _outlet_of(first, outlets)
    return (name,) if name else ()


def _is_named(page: Page, draft: Draft, named_sources: Sequence[NamedSource], outlets: OutletTable) -> bool:
    if any(is_of(page, source, outlets) for source in named_sources):
        return True
    host = host_of(page.final_url)
    if any(is_on_domain(host, host_of(link.url)) for link in draft.links if host_of(link.url)):
        return True
    said = f" {' '.join(words_of(draft.text))} "
    names = {_outlet_of(page, outlets), page.outlet, page.agency}
    return any(f" {' '.join(words_of(name))} " in said for name in names if name)


def _outlet_of(page: Page, outlets: OutletTable) -> str:
    known = outlets.by_domain(host_of(page.final_url))
    # Some pages give their own address as the name of their outlet.
    named = page.outlet if page.outlet and "://" not in page.outlet else None
    return named or (known.name if known else page.domain)


def _key(name: str, outlets: OutletTable) -> str:
    known = outlets.by_name(name)
    return (known.name if known else name).casefold().removeprefix("the ")
