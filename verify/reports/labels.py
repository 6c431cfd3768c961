"""What outcomes, reasons and failures are called for people, with their glyphs and what to do next."""

from __future__ import annotations

from dataclasses import dataclass

from verify.model.attested import Attested
from verify.model.claim import SourceRole
from verify.model.nearest import Nearest
from verify.model.page import Page, Pointer, ProviderState
from verify.model.source_words import SourceOutcome, Via
from verify.model.unread_reason import UnreadReason
from verify.model.verdict import Evidence, Outcome, Reason, SourceVerdict
from verify.reports.dates import day_words
from verify.reports.layout import shorten
from verify.urls import host_of


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeWords:
    """How one outcome is shown: *plain* is the glyph for ASCII terminals, *colour* an ANSI code, *next* a hint for the desk."""

    word: str
    glyph: str
    plain: str
    colour: int
    next: str


OUTCOMES: dict[Outcome, OutcomeWords] = {
    Outcome.CORROBORATED: OutcomeWords(
        word="corroborated",
        glyph="✓",
        plain="+",
        colour=32,
        next="",
    ),
    Outcome.PARAPHRASED: OutcomeWords(
        word="paraphrased",
        glyph="≈",
        plain="~",
        colour=36,
        next="Quote the words as the page has them, or report them without quotation marks.",
    ),
    Outcome.ALTERED: OutcomeWords(
        word="altered",
        glyph="≠",
        plain="!",
        colour=31,
        next="Compare with the page; correct the words, or say where this wording comes from.",
    ),
    Outcome.MISATTRIBUTED: OutcomeWords(
        word="misattributed",
        glyph="⇄",
        plain="@",
        colour=35,
        next="Check who spoke; correct the name.",
    ),
    Outcome.DISPUTED: OutcomeWords(
        word="disputed",
        glyph="⊘",
        plain="/",
        colour=35,
        next="Read what the page says; do not quote the words as said unless you know better.",
    ),
    Outcome.NOT_FOUND: OutcomeWords(
        word="not found",
        glyph="✗",
        plain="x",
        colour=31,
        next="Name where it was said. Your own transcript or document: --evidence PATH.",
    ),
    Outcome.UNCHECKED: OutcomeWords(
        word="unchecked",
        glyph="?",
        plain="?",
        colour=33,
        next="Run again later, or check by hand.",
    ),
    Outcome.SKIPPED: OutcomeWords(
        word="skipped",
        glyph="–",
        plain="-",
        colour=90,
        next="",
    ),
}

SOURCE_OUTCOMES: dict[SourceOutcome, OutcomeWords] = {
    SourceOutcome.SUPPORTED: OutcomeWords(word="supported", glyph="✓", plain="+", colour=32, next=""),
    SourceOutcome.CONTRADICTED: OutcomeWords(
        word="contradicted",
        glyph="≠",
        plain="!",
        colour=31,
        next="Compare with the page; correct the draft, or name where it says this.",
    ),
    SourceOutcome.UNSUPPORTED: OutcomeWords(
        word="unsupported",
        glyph="✗",
        plain="x",
        colour=31,
        next="Link the page of the source that says it, or ask the source.",
    ),
    SourceOutcome.UNCHECKED: OUTCOMES[Outcome.UNCHECKED],
}

REASONS: dict[Reason, str] = {
    Reason.OFFLINE: "the run was offline and the cache had no answer",
    Reason.NO_NETWORK: "there was no network",
    Reason.NO_PROVIDER: "no search provider was asked and there was nothing to read",
    Reason.PROVIDER_FAILED: "a search provider refused or failed",
    Reason.PAGE_UNREAD: "a page that may carry it could not be read",
    Reason.BUDGET: "the limit of pages for this draft was reached",
    Reason.TIMEOUT: "the time for this draft was up",
    Reason.TRANSLATION: "the words are a translation",
    Reason.LATER_ONLY: "only pages newer than the draft carry it",
    Reason.TOO_SHORT: "too few words to tell",
    Reason.NOT_SEARCHED: "compared only with pages read for the quotations",
    Reason.UNCLEAR: "a page is near, words alone cannot tell",
    Reason.AMBIGUOUS: "the name fits several outlets",
    Reason.INTERNAL: "an internal error kept it from being compared",
    Reason.SCARE: "words at arm's length",
    Reason.TITLE: "the title of a work",
    Reason.IGNORED: "ignored by a comment or the baseline",
    Reason.DENIED_BY_DRAFT: "the draft itself says that they were not said",
}

_INTERRUPTED = "the run was interrupted"

# What to do next depends on why it could not be looked for.
NEXT_BY_REASON: dict[Reason, str] = {
    Reason.OFFLINE: "Run again without --offline.",
    Reason.NO_NETWORK: "Run again with a network; behind a proxy, set HTTPS_PROXY.",
    Reason.NO_PROVIDER: "Name a provider (-p gdelt) or your own material (--evidence PATH).",
    Reason.PROVIDER_FAILED: "Run again later, or name another provider with -p.",
    Reason.PAGE_UNREAD: "Open the pages listed as unread, or save one and give it with --evidence PATH.",
    Reason.BUDGET: "Run again with a higher --max-pages.",
    Reason.TIMEOUT: "Run again with a higher --timeout; what was read is in the cache.",
    Reason.TRANSLATION: "Compare with the original language by hand.",
    Reason.LATER_ONLY: "Look at the pages: they may quote this draft.",
    Reason.TOO_SHORT: "Check by hand: so few words are on many pages.",
    Reason.NOT_SEARCHED: "Check by hand.",
    Reason.UNCLEAR: "Read the passage beside the draft.",
    Reason.AMBIGUOUS: "Write the outlet's full name in the draft.",
    Reason.INTERNAL: "Check by hand; run again with -v and report the place in the code that it names.",
}

# Why a page could not be read, as the end of a sentence: "3 pages …".
FAILURES: dict[str, str] = {
    UnreadReason.ROBOTS: "refused by robots.txt",
    UnreadReason.PAYWALL: "behind a paywall",
    UnreadReason.BLOCKED: "closed to automated readers",
    UnreadReason.ARCHIVE_REFUSES: "gone or closed, of an outlet that the Wayback Machine may not show",
    UnreadReason.TIMEOUT: "too slow",
    UnreadReason.DNS: "on a host that does not exist",
    UnreadReason.TLS: "with an invalid certificate",
    UnreadReason.CUT: "cut off while loading",
    UnreadReason.TOO_LARGE: "too large",
    UnreadReason.NOT_HTML: "not readable text",
    UnreadReason.BAD_ADDRESS: "at an address that is never opened: for its password, its port or its length",
    UnreadReason.PRIVATE_ADDRESS: "on a private network",
    UnreadReason.REDIRECTS: "lost in redirects",
    UnreadReason.PARSER_LIMIT: "too complex to read",
    UnreadReason.LEFT_OUT: "a part of it is not read",
    UnreadReason.OFFLINE: "not in the cache (--offline)",
    UnreadReason.LIMITED: "closed for now (too many requests)",
    UnreadReason.NETWORK: "not reachable",
    UnreadReason.HIDDEN: "hidden for the most part until a script shows it",
    UnreadReason.EXCLUDED: "left out by --exclude or --include",
    UnreadReason.NOT_ASKED_FOR: "not opened (-p none)",
    UnreadReason.BUDGET: "not asked for any more: the run's requests were spent",
}


# The same of a file of the user's own.
_FAILURES_OF_FILES: dict[str, str] = {
    UnreadReason.BLOCKED: "could not be opened",
    UnreadReason.TIMEOUT: "took too long to read",
    UnreadReason.CUT: "damaged or incomplete",
    UnreadReason.DIFFERS: "shown in two forms that say different words",
    UnreadReason.NOT_HTML: "in a format that cannot be read",
}


def failure_words(reason: str, url: str = "") -> str:
    """Why the page at *url* could not be read, in words; an unknown reason as it stands."""
    if url.startswith("file:") and reason in _FAILURES_OF_FILES:
        return _FAILURES_OF_FILES[reason]
    if reason.startswith("status_"):
        return f"answered with HTTP {reason.removeprefix('status_')}"
    return FAILURES.get(reason, reason.replace("_", " "))


# How a search provider answered a test question.
_ANSWERS: dict[ProviderState, str] = {
    ProviderState.HITS: "answers",
    ProviderState.EMPTY: "answers",
    ProviderState.LIMITED: "limits us: asked too often for now",
    ProviderState.REFUSED: "refuses the question",
    ProviderState.UNAVAILABLE: "does not answer",
    ProviderState.NOT_ASKED: "not asked",
}
_SPEAKING = ("answered ", "the service turned us away")


def answer_words(state: ProviderState, detail: str) -> str:
    """How a search provider answered: its *state* in words, and why."""
    if state in (ProviderState.HITS, ProviderState.EMPTY) or not detail:
        return _ANSWERS[state]
    why = failure_words(detail)
    return why if state is ProviderState.UNAVAILABLE and why.startswith(_SPEAKING) else f"{_ANSWERS[state]} ({why})"


def pointer_words(pointer: Pointer, limit: int) -> str:
    """What an index of quotations has of a page, in one line: when it was read, and the words around."""
    day = f", {pointer.seen_on:%Y-%m-%d}" if pointer.seen_on else ""
    return f"{pointer.index}{day}: {shorten(pointer.passage, limit)}"


def meaning_of(outcome: Outcome | SourceOutcome) -> str:
    """What *outcome* says, in the words of the guide."""
    from verify.guide import entry

    section = entry("source" if isinstance(outcome, SourceOutcome) else "outcome", outcome.value)
    return section.meaning if section else outcome.value.replace("_", " ")


def reason_words(reason: Reason, *, interrupted: bool = False) -> str:
    """Why a claim is unchecked or skipped, as the end of a sentence."""
    return _INTERRUPTED if interrupted and reason is Reason.TIMEOUT else REASONS[reason]


def next_step(outcome: Outcome, reason: Reason | None, *, interrupted: bool = False) -> str:
    """One short hint on what the desk may do; empty where there is nothing to do."""
    if interrupted and reason is Reason.TIMEOUT:
        return "Run again; what was read is in the cache."
    if outcome is Outcome.UNCHECKED and reason is not None:
        return NEXT_BY_REASON.get(reason, OUTCOMES[outcome].next)
    return OUTCOMES[outcome].next


def source_step(judged: SourceVerdict) -> str:
    """One short hint on what the desk may do about a named source; empty where there is nothing to do."""
    if judged.source.role is SourceRole.RECOMMENDED:
        return ""
    if judged.outcome is SourceOutcome.UNCHECKED:
        return next_step(Outcome.UNCHECKED, judged.reason)
    return SOURCE_OUTCOMES[judged.outcome].next


def nearest_words(nearest: Nearest, limit: int) -> str:
    """What comes nearest, in words that call it no support; the address is left to the report."""
    where = ", ".join(part for part in (nearest.outlet, shorten(nearest.title, 90) if nearest.title else "") if part)
    return f"Nearest, no support: “{shorten(nearest.passage, limit)}”{f' ({where})' if where else ''}"


def source_words(judged: SourceVerdict) -> str:
    """The outcome of a named source, and why where there is a reason."""
    if judged.source.role is SourceRole.RECOMMENDED:
        return "not judged"
    if judged.via is Via.CREDIT and judged.outcome is SourceOutcome.SUPPORTED:
        return "supported by a page that credits it"
    return f"{judged.outcome.value}, {REASONS[judged.reason]}" if judged.reason else judged.outcome.value


def given_words(evidence: Evidence) -> str:
    """How the page gives the words, with its own words for it; empty where it gives them as said."""
    given = evidence.match.attested
    if given is None or given is Attested.SAID:
        return ""
    return f"{given.meaning} “{evidence.match.frame}”" if evidence.match.frame else given.meaning


def outlet_of(page: Page) -> str:
    """The name of the outlet of *page*: its host where a page has no name but an address."""
    name = page.outlet or page.domain
    return host_of(name) or page.domain if "://" in name else name.removeprefix("www.")


def place_noun(path: str) -> str:
    """What the places in a draft are counted in: paragraphs where it is read from Word or an address."""
    return "paragraph" if path.lower().endswith(".docx") or path.startswith(("http://", "https://")) else "line"


def page_words(page: Page, place: str | None) -> str:
    """Outlet, date and title of *page* on one line, and the place in the user's own material."""
    named = [outlet_of(page), day_words(page.published_on) if page.published_on else "", place or ""]
    head = ", ".join(part for part in named if part)
    title = shorten(page.title, 90) if page.title else ""
    return ": ".join(part for part in (head, title) if part) or "a page without a name"
