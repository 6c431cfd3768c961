"""How many of each outcome, and where the search for them went: the figures that every format shows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from verify.model.claim import ClaimKind, SourceRole
from verify.model.failing import FailOn
from verify.model.notice import Notice, NoticeCode
from verify.model.page import Pointer, ProviderState
from verify.model.source_words import Beside, SourceOutcome
from verify.model.verdict import DraftReport, Outcome, Report, SourceVerdict, UnreadPage, Verdict
from verify.reports.labels import failure_words
from verify.urls import same_page_key

# Words in quotation marks. The rest (reported speech, figures) is compared in passing and never sets the exit code.
IN_MARKS = frozenset({ClaimKind.QUOTATION, ClaimKind.SCARE, ClaimKind.TITLE})
# Not asked anything but read: the addresses in the draft, and the user's own material.
_FAILING_SOURCES = {
    SourceOutcome.CONTRADICTED: Beside.SOURCE_CONTRADICTED,
    SourceOutcome.UNSUPPORTED: Beside.SOURCE_UNSUPPORTED,
}
_FAILING_KINDS = {ClaimKind.STATEMENT: Beside.STATEMENT_ALTERED, ClaimKind.FIGURE: Beside.FIGURE_ALTERED}
_READ = ("links", "evidence")
_FAILED = (ProviderState.REFUSED, ProviderState.LIMITED, ProviderState.UNAVAILABLE)


def is_in_marks(verdict: Verdict) -> bool:
    """Whether *verdict* is on words that the draft puts in quotation marks."""
    return verdict.claim.kind in IN_MARKS


def warnings_of(verdict: Verdict) -> tuple[Notice, ...]:
    """The claim's own notices and the verdict's, each once."""
    return tuple(dict.fromkeys((*verdict.claim.notices, *verdict.notices)))


def fails(verdict: Verdict, fail_on: Collection[FailOn]) -> bool:
    """Whether *verdict* makes a run fail: by its outcome, or by a warning that *fail_on* names."""
    return verdict.outcome in fail_on or any(notice.code in fail_on for notice in warnings_of(verdict))


def fails_by_itself(judged: Verdict | SourceVerdict, fail_on: Collection[FailOn]) -> bool:
    """Whether *judged*, a named source, a statement or a figure, makes a run fail, where *fail_on* names such."""
    if isinstance(judged, SourceVerdict):
        word = _FAILING_SOURCES.get(judged.outcome)
    else:
        word = _FAILING_KINDS.get(judged.claim.kind) if judged.outcome is Outcome.ALTERED else None
    return word is not None and word in fail_on


def fails_beside(draft: DraftReport, fail_on: Collection[FailOn]) -> bool:
    """Whether a named source, a statement or a figure of *draft* makes a run fail."""
    sources = any(fails_by_itself(judged, fail_on) for judged in draft.named_sources)
    return sources or any(fails_by_itself(verdict, fail_on) for verdict in draft.verdicts)


def summary_of_sources(sources: Iterable[SourceVerdict]) -> dict[SourceOutcome, int]:
    """How many named sources have each outcome; recommended ones, which are not judged, are left out."""
    counted = Counter(each.outcome for each in sources if each.source.role is not SourceRole.RECOMMENDED)
    return {outcome: counted[outcome] for outcome in SourceOutcome if counted[outcome]}


def summary_of(verdicts: Iterable[Verdict]) -> dict[str, int]:
    """How many quotations have each outcome; every outcome is named."""
    counted = Counter(verdict.outcome for verdict in verdicts if is_in_marks(verdict))
    return {outcome.value: counted[outcome] for outcome in Outcome}


def summary_of_others(verdicts: Iterable[Verdict]) -> dict[str, int]:
    """How many statements and figures have each outcome; outcomes that do not occur are left out."""
    counted = Counter(verdict.outcome for verdict in verdicts if not is_in_marks(verdict))
    return {outcome.value: counted[outcome] for outcome in Outcome if counted[outcome]}


def all_verdicts(report: Report) -> tuple[Verdict, ...]:
    """The verdicts of all drafts, in order."""
    return tuple(verdict for draft in report.drafts for verdict in draft.verdicts)


def provider_words(verdicts: Sequence[Verdict]) -> tuple[str, ...]:
    """How each provider that was asked for quotations answered, a failure first: "gdelt limited for 2 of 9 quotations"."""
    states: dict[str, Counter[ProviderState]] = {}
    for verdict in verdicts:
        for provider, state in verdict.looked.providers:
            if state is not ProviderState.NOT_ASKED:
                states.setdefault(provider, Counter())[state] += 1
    return tuple(f"{provider} {_answer(provider, counted)}" for provider, counted in states.items())


def unread_pages(verdict: Verdict | SourceVerdict) -> tuple[UnreadPage, ...]:
    """The pages that may carry the words and could not be read, where the verdict hangs on them."""
    if isinstance(verdict, SourceVerdict):
        return verdict.looked.failures if verdict.outcome is SourceOutcome.UNCHECKED else ()
    matters = verdict.outcome is Outcome.UNCHECKED or any(
        notice.code is NoticeCode.UNREAD_PAGES for notice in warnings_of(verdict)
    )
    return verdict.looked.failures if matters else ()


def unread_pointers(verdict: Verdict | SourceVerdict) -> dict[str, Pointer]:
    """What indexes of quotations have of `unread_pages`, by the page's address."""
    pointers = {same_page_key(pointer.url): pointer for pointer in verdict.looked.pointers}
    keyed = ((page.url, pointers.get(same_page_key(page.url))) for page in unread_pages(verdict))
    return {url: pointer for url, pointer in keyed if pointer is not None}


def failed_pages(report: Report) -> dict[str, int]:
    """How many different pages could not be read, by why in words; the most frequent first."""
    reasons: dict[tuple[str, str], set[str]] = {}
    for draft in report.drafts:
        for verdict in draft.verdicts:
            for failure in verdict.looked.failures:
                why = failure.reason, failure_words(failure.reason, failure.url)
                reasons.setdefault(why, set()).add(failure.url)
    ordered = sorted(((why, len(urls)) for why, urls in reasons.items()), key=lambda pair: (-pair[1], pair[0]))
    return {words: count for (_, words), count in ordered}


def _answer(provider: str, counted: Counter[ProviderState]) -> str:
    asked = counted.total()
    for state in _FAILED:
        if failed := counted[state]:
            word = "partly unread" if provider in _READ else state.value
            return word if failed == asked else f"{word} for {failed} of {asked} quotations"
    if provider in _READ:
        return "read"
    return "answered" if counted[ProviderState.HITS] else "empty"
