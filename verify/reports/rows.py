"""A report row by row: each checkable thing of a draft in story order, with what was found on it in a few words."""

from __future__ import annotations

from dataclasses import dataclass

from verify.model.claim import ClaimKind
from verify.model.page import Page
from verify.model.span import Span
from verify.model.verdict import DraftReport, Outcome, Reason, SourceVerdict, Verdict
from verify.reports.judged import Judged, judged_in

_NOTHING_TO_CHECK = (Reason.SCARE, Reason.TITLE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One checkable thing as the desk sees it; empty where there is nothing to say."""

    judged: Judged

    @property
    def span(self) -> Span:
        """Where it is in the draft's source."""
        return self.judged.span

    @property
    def words(self) -> str:
        """The words in question, or the name of the source."""
        of = self.judged.of
        return of.claim.text if isinstance(of, Verdict) else of.source.name

    @property
    def speaker(self) -> str:
        """Who is said to have spoken."""
        of = self.judged.of
        return (of.claim.speaker.name or of.claim.speaker.text) if isinstance(of, Verdict) and of.claim.speaker else ""

    @property
    def named_source(self) -> str:
        """The outlet, report or body that it is from."""
        of = self.judged.of
        return (of.claim.named_source or "") if isinstance(of, Verdict) else of.source.name

    @property
    def page(self) -> Page | None:
        """The page that bears on it most."""
        return self.judged.evidence[0].page if self.judged.evidence else None

    @property
    def url(self) -> str:
        """The address of that page."""
        of = self.judged.of
        known = of.evidence[:1] if isinstance(of, SourceVerdict) else ()
        return self.page.final_url if self.page else next(iter(known), "")

    @property
    def opens_at(self) -> str:
        """The same; of the user's own material where it opens at the words."""
        return self.judged.evidence[0].address if self.judged.evidence else self.url

    @property
    def place(self) -> str:
        """Where the words are in it: a page, a paragraph, a time."""
        return (self.judged.evidence[0].place or "") if self.judged.evidence else ""

    @property
    def passage(self) -> str:
        """What it says there."""
        return self.judged.evidence[0].match.passage if self.judged.evidence else ""

    def told(self, *labels: str) -> str:
        """What is known under one of *labels*, on one line."""
        return "; ".join(line.text for line in self.judged.lines if line.label in labels)

    @property
    def is_quotation(self) -> bool:
        """Whether these are words in quotation marks."""
        return isinstance(self.judged.of, Verdict) and self.judged.of.claim.kind is ClaimKind.QUOTATION

    @property
    def is_worth_telling(self) -> bool:
        """Whether something was found on it: a quotation that was to be checked always, others with an outcome or a page."""
        outcome = self.judged.of.outcome.value
        asked = self.is_quotation or bool(self.url) or outcome != Outcome.UNCHECKED.value
        return outcome != Outcome.SKIPPED.value and asked


def rows_of(draft: DraftReport) -> tuple[Row, ...]:
    """The rows of *draft* in story order; what holds nothing to check has none."""
    kept = (each for each in judged_in(draft) if each.of.reason not in _NOTHING_TO_CHECK)
    return tuple(Row(judged=each) for each in sorted(kept, key=lambda each: each.span))
