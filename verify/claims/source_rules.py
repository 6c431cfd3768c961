"""The ways in which a draft names a source, by name: the table that `verify claims --explain` cites."""

from __future__ import annotations

from dataclasses import dataclass

from verify.model.claim import NamedSource, SourceRole
from verify.model.span import Span
from verify.outlets import Outlet


@dataclass(frozen=True, slots=True)
class SourceRule:
    """One way to name a source, and the role that it has so."""

    name: str
    role: SourceRole
    why: str
    example: str

    def source(self, name: str, outlet: Outlet | None, span: Span, domain: str | None = None) -> NamedSource:
        """A source by its canonical name where the table of outlets knows it, else as written."""
        known, address = (outlet.name, outlet.domain) if outlet is not None else (name, domain)
        return NamedSource(name=known, domain=address, role=self.role, span=span, found_by=self.name)


LIST = SourceRule("source_list", SourceRole.LISTED, "it is an item of a list of sources", "Sources:\n- Reuters")
LINE = SourceRule("source_line", SourceRole.LISTED, "it is in a line of sources", "Sources: Reuters, BBC")
POST = SourceRule(
    "post_author", SourceRole.EMBEDDED, "it wrote an embedded post", "— Sand Bay Council (@sandbay) May 2"
)
PLATFORM = SourceRule(
    "post_platform",
    SourceRole.EMBEDDED,
    "an embedded post comes from it",
    "— Sand Bay Council (@sandbay) https://x.com/sandbay/1",
)
CITED = SourceRule(
    "outlet_cited",
    SourceRole.CITED,
    "words of citing stand beside a known outlet",
    "Reuters reported that the mill is shut.",
)
POLLED = SourceRule(
    "outlet_polled",
    SourceRole.POLL,
    "a known outlet or pollster took a poll",
    "A YouGov poll found that six in ten are for it.",
)
ADVISED = SourceRule(
    "outlet_recommended",
    SourceRole.RECOMMENDED,
    "the sentence advises to read it",
    "For details, read Reuters or BBC News.",
)
SHORT = SourceRule(
    "outlet_short_name",
    SourceRole.CITED,
    "the last word of an outlet's name is cited",
    "She would stay, the Tribune reported.",
)
POLL_TAKER = SourceRule(
    "poll_taker", SourceRole.POLL, "whoever took a poll is named", "A survey by Tidewater Opinion says so."
)
BY_FORM = SourceRule(
    "outlet_by_form",
    SourceRole.CITED,
    "a cited name looks like an outlet's",
    "The Sand Bay Gazette reported that the mill is shut.",
)
PAPER = SourceRule(
    "paper_author",
    SourceRole.CITED,
    "a report, a note or a letter of it is named",
    "A report by Harbour Watch says so.",
)
TWEETED = SourceRule("tweeted", SourceRole.CITED, "the verb names the platform", "She tweeted that the mill is shut.")
SENTENCE = SourceRule(
    "source_sentence",
    SourceRole.CITED,
    "the sentence cites a source, and no other claim tells it",
    "Reuters puts it at forty boats in the bay this year.",
)
SOURCES = (LIST, LINE, POST, PLATFORM, CITED, POLLED, ADVISED, SHORT, POLL_TAKER, BY_FORM, PAPER, TWEETED)
