"""The report that an editor reads in a terminal, without a manual."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from verify.model.attested import TAKEN_BACK
from verify.model.source_words import SourceOutcome
from verify.model.verdict import DraftReport, Edit, Evidence, Outcome, Reason, Report, SourceVerdict, Verdict
from verify.reports.coverage import (
    COVERAGE,
    coverage_line,
    hints,
    incomplete_line,
    others_line,
    skipped_line,
    unchecked_line,
)
from verify.reports.labels import (
    OUTCOMES,
    failure_words,
    given_words,
    nearest_words,
    next_step,
    outlet_of,
    page_words,
    place_noun,
    pointer_words,
    reason_words,
    source_words,
)
from verify.reports.layout import columns, shorten, wrap
from verify.reports.ordering import GroupForm, VerdictGroup, blocks, without_network
from verify.reports.tally import all_verdicts, is_in_marks, unread_pages, unread_pointers, warnings_of
from verify.reports.terminal_lines import LABEL, TerminalLines
from verify.reports.view import View
from verify.text.printable import counted

_BOLD, _DIM, _LOUD = "1", "2", "1;33"
_MAX_EDITS, _MAX_UNREAD = 4, 3
_WORDS, _PASSAGE, _SIDE, _SHORTEST = 240, 320, 90, 30
_WITHOUT_NETWORK = (
    "Compare with your own material: verify DRAFT --evidence FOLDER. See what would be checked: verify claims DRAFT. "
    "See the whole tool at work on made-up pages: verify demo. Behind a proxy, set HTTPS_PROXY and run again."
)


class TerminalReport:
    """Plain text, or with colours, in *width* columns; *plain* keeps to ASCII."""

    name = "terminal"
    mark = rf"(?m)^{COVERAGE}|\A(?s:.{{0,4000}}?):\s+could\s+not\s+be\s+read:|^!! The run was interrupted|\AHint: "

    def __init__(
        self,
        *,
        color: bool = False,
        width: int = 80,
        plain: bool = False,
        view: View | None = None,
    ) -> None:
        self._lines = TerminalLines(color=color, width=width, plain=plain)
        self._view = view or View()
        self._place = "line"
        self._named: set[str] = set()

    def render(self, report: Report) -> str:
        """Return *report* as lines for a terminal, draft by draft, the counts last."""
        lines: list[str] = []
        for draft in report.drafts:
            lines.extend([*self._draft(draft), ""])
        for error in () if self._view.told else report.errors:
            lines.extend([*self._lines.text(f"{error.path}: could not be read: {error.reason}", _LOUD), ""])
        lines.extend(self._end(report))
        return "\n".join(lines).rstrip("\n") + "\n" if lines or not self._view.told else ""

    def _draft(self, draft: DraftReport) -> Iterator[str]:
        self._place, self._named = place_noun(draft.path), set()
        title = f" · {shorten(draft.title, 100)}" if draft.title else ""
        yield from self._lines.text(f"{draft.path}{title}", _BOLD)
        for notice in draft.notices:
            yield from self._lines.field("Warning", notice.message)
        for block in blocks(draft.verdicts, self._view):
            yield ""
            yield from self._block(block)
        yield ""
        yield from self._sources(draft)
        if draft.uncredited_origins:
            names = ", ".join(draft.uncredited_origins)
            yield from self._lines.text(f"First published elsewhere, and not credited in the draft: {names}", indent=2)
        yield from self._counts(draft)

    def _sources(self, draft: DraftReport) -> Iterator[str]:
        # Why those could not be looked up either is said already where there was no network.
        is_cut_off = without_network(draft.verdicts)
        left = [each for each in draft.named_sources if is_cut_off and each.reason is Reason.NO_NETWORK]
        judged = [each for each in draft.named_sources if each not in left]
        if left:
            names = ", ".join(dict.fromkeys(each.source.name for each in left))
            yield from self._lines.text(f"Named sources, not looked up: {names}")
        if judged:
            yield from self._lines.text("Named sources", _BOLD)
        for name, said in _by_words(judged):
            yield from self._source(name, *said)

    def _block(self, block: VerdictGroup) -> Iterator[str]:
        match block.form:
            case GroupForm.FULL:
                yield from self._verdict(block.verdicts[0])
            case GroupForm.TOGETHER:
                yield from self._together(block.verdicts)
            case GroupForm.BRIEF:
                yield from self._heading(block.verdicts[0].outcome)
                for verdict in block.verdicts:
                    yield from self._row(verdict)

    def _together(self, verdicts: Sequence[Verdict]) -> Iterator[str]:
        """Verdicts that have one reason, which is given once."""
        first = verdicts[0]
        yield from self._heading(first.outcome, f"{len(verdicts)} quotations")
        for verdict in verdicts:
            yield from self._row(verdict)
        if without_network(verdicts):
            # What to do is said once, at the end of the report.
            yield from self._lines.field("Why", f"{reason_words(Reason.NO_NETWORK)}.".capitalize())
            return
        yield from self._lines.field("Why", first.because)
        yield from self._unread(first)
        if step := next_step(first.outcome, first.reason, interrupted=first.interrupted):
            yield from self._lines.field("Next", step)

    def _row(self, verdict: Verdict) -> Iterator[str]:
        """One verdict on one line: its place, its words, who speaks, and where a page carries it."""
        claim = verdict.claim
        speaker = claim.speaker.name or claim.speaker.text if claim.speaker else ""
        page = verdict.evidence[0].page if verdict.evidence else None
        where = outlet_of(page) or shorten(page.title or "", _SIDE) if page else ""
        start = f"{self._place} {claim.line} ".ljust(LABEL)
        named = f"{claim.id}  " if verdict.outcome is not Outcome.CORROBORATED else ""
        told = "".join(f" · {part}" for part in (speaker, where) if part)
        room = self._lines.width - columns(f"  {start}{named}“”{told}")
        line = f"{named}“{shorten(claim.text, max(room, _SHORTEST))}”{told}"
        lines = wrap(self._lines.clean(line), self._lines.width - columns(start) - 2)
        yield f"  {self._lines.ink(start, _DIM)}{lines[0]}"
        yield from (" " * (columns(start) + 2) + each for each in lines[1:])
        for notice in warnings_of(verdict):
            yield from self._lines.field("Warning", notice.message)

    def _heading(self, outcome: Outcome, *beside: str) -> Iterator[str]:
        words = OUTCOMES[outcome]
        start = f"{words.plain if self._lines.plain else words.glyph} {words.word.upper()}"
        told = [start, *map(self._lines.clean, beside)]
        # On a narrow terminal the last goes below.
        below = told.pop() if columns("  ".join(told)) > self._lines.width else None
        yield "  ".join((self._lines.ink(start, f"1;{words.colour}"), *told[1:]))
        if below is not None:
            yield f"  {below}"

    def _source(self, name: str, said: str, sources: Sequence[SourceVerdict]) -> Iterator[str]:
        yield from self._lines.text(f"{name} ({said})", indent=2)
        for each in sources:
            yield from self._found(each)
        for url in dict.fromkeys(url for each in sources for url in each.evidence[:1]):
            yield self._lines.address(url, 4)

    def _found(self, judged: SourceVerdict) -> Iterator[str]:
        """What a page of the source, or near one, says where that is not what the draft takes from it."""
        if not judged.found or judged.outcome is SourceOutcome.SUPPORTED:
            return
        first = judged.found[0]
        yield from self._lines.text(f"It says: {_quoted(shorten(first.match.passage, _PASSAGE))}", indent=4)
        for edit in [edit for edit in first.match.edits if edit.material][:_MAX_EDITS]:
            yield from self._lines.text(f"Differs: {_sides(edit)}", indent=4)
        if not judged.evidence:
            yield self._lines.address(first.address, 4)

    def _counts(self, draft: DraftReport) -> Iterator[str]:
        yield from self._lines.text(coverage_line(draft.verdicts), _BOLD)
        for line in (skipped_line(draft.verdicts, self._place), others_line(draft.verdicts)):
            if line:
                yield from self._lines.text(line, _DIM)
        if loud := unchecked_line(draft.verdicts):
            yield from self._lines.text(f"!! {loud}", _LOUD)
        if not draft.complete:
            yield from self._lines.text("!! This draft was not finished.", _LOUD)

    def _verdict(self, verdict: Verdict) -> Iterator[str]:
        claim = verdict.claim
        kind = "" if is_in_marks(verdict) else f" ({claim.kind.value})"
        yield from self._heading(verdict.outcome, f"{self._place} {claim.line}{kind}", claim.id)
        quoted = shorten(claim.text, _WORDS)
        yield from self._lines.text(f"“{quoted}”" if is_in_marks(verdict) else quoted, indent=2)
        if claim.speaker:
            yield from self._lines.field("Speaker", _speaker_words(claim.speaker.text, claim.speaker.name))
        elif is_in_marks(verdict):
            yield from self._lines.field("Speaker", "none named in the draft")
        if verdict.evidence:
            yield from self._evidence(verdict, verdict.evidence[0])
        yield from self._disputing(verdict)
        yield from self._lines.field("Why", verdict.because)
        if verdict.nearest is not None:
            yield from self._lines.text(nearest_words(verdict.nearest, _PASSAGE), indent=2)
            yield self._lines.address(verdict.nearest.url, LABEL + 2)
        if verdict.suggestion:
            yield from self._lines.field("Suggest", shorten(verdict.suggestion, _PASSAGE))
        for notice in warnings_of(verdict):
            yield from self._lines.field("Warning", notice.message)
        yield from self._unread(verdict)
        if step := next_step(verdict.outcome, verdict.reason, interrupted=verdict.interrupted):
            yield from self._lines.field("Next", step)

    def _evidence(self, verdict: Verdict, evidence: Evidence) -> Iterator[str]:
        yield from self._lines.field("Page", page_words(evidence.page, evidence.place))
        yield from self._page_address(evidence.address)
        if verdict.outcome is Outcome.CORROBORATED:
            return
        if evidence.speaker:
            yield from self._lines.field("It names", evidence.speaker)
        yield from self._lines.field("It says", _quoted(shorten(evidence.match.passage, _PASSAGE)))
        material = [edit for edit in evidence.match.edits if edit.material]
        for edit in material[:_MAX_EDITS]:
            yield from self._lines.field("Differs", _sides(edit))
        if len(material) > _MAX_EDITS:
            yield from self._lines.field("", f"and {len(material) - _MAX_EDITS} more")

    def _disputing(self, verdict: Verdict) -> Iterator[str]:
        """The page that takes back what others give as said, beside the first that gives it."""
        if verdict.outcome is not Outcome.CORROBORATED:
            return
        for evidence in [each for each in verdict.evidence if each.match.attested in TAKEN_BACK][:1]:
            yield from self._lines.field("Disputed", page_words(evidence.page, evidence.place))
            yield from self._page_address(evidence.address)
            yield from self._lines.field("It says", given_words(evidence))

    def _unread(self, verdict: Verdict) -> Iterator[str]:
        pointers = unread_pointers(verdict)
        # One that many findings hang on is told with the first of them.
        all_unread = unread_pages(verdict)
        unread = [page for page in all_unread if self._view.in_full or page.url not in self._named]
        if before := len(all_unread) - len(unread):
            yield from self._lines.field("Not read", f"{counted(before, 'page')} named above")
        self._named.update(page.url for page in unread)
        for page in unread[:_MAX_UNREAD]:
            yield from self._lines.field("Not read", f"{failure_words(page.reason, page.url)}:")
            yield self._lines.address(page.url, LABEL + 2)
            if pointer := pointers.get(page.url):
                yield from self._lines.field("Index", pointer_words(pointer, _PASSAGE))
        if len(unread) > _MAX_UNREAD:
            yield from self._lines.field("", f"and {len(unread) - _MAX_UNREAD} more")

    def _end(self, report: Report) -> Iterator[str]:
        if len(report.drafts) > 1:
            verdicts = all_verdicts(report)
            yield from self._lines.text(f"{len(report.drafts)} drafts, {coverage_line(verdicts)}", _BOLD)
            if loud := unchecked_line(verdicts):
                yield from self._lines.text(f"!! {loud}", _LOUD)
        if loud := incomplete_line(report):
            yield from self._lines.text(f"!! {loud}", _LOUD)
        if without_network(all_verdicts(report)):
            yield from self._lines.field("Next", _WITHOUT_NETWORK)
        for hint in hints(report):
            yield from self._lines.text(f"Hint: {hint}", _DIM)

    def _page_address(self, url: str) -> Iterator[str]:
        """The address of a page, where it is named for the first time in its draft."""
        if url not in self._named or self._view.in_full:
            yield self._lines.address(url, LABEL + 2)
        self._named.add(url)


def _speaker_words(mention: str, name: str) -> str:
    return mention if name in mention else f"{mention} ({name})"


def _quoted(passage: str) -> str:
    # A passage of a page may bring its own marks.
    return passage if passage[:1] in tuple('“"„«') else f"“{passage}”"


def _sides(edit: Edit) -> str:
    draft, page = (shorten(side, _SIDE) or "(nothing)" for side in (edit.draft, edit.page))
    return f"draft: {draft} | page: {page}  [{edit.difference.value.replace('_', ' ')}]"


def _by_words(sources: Sequence[SourceVerdict]) -> Iterator[tuple[str, tuple[str, list[SourceVerdict]]]]:
    """Each name with what is said of it and its verdicts; names of which nothing but the same is to be said, together."""
    named: dict[str, list[SourceVerdict]] = {}
    for source in sources:
        # One outlet is often named in the text and in the list at its end.
        named.setdefault(source.source.name, []).append(source)
    alike: dict[tuple[str, bool | str], list[str]] = {}
    for name, judged in named.items():
        said = ", ".join(dict.fromkeys(f"{each.source.role.value}: {source_words(each)}" for each in judged))
        has_more = any(each.evidence or each.found for each in judged)
        alike.setdefault((said, has_more and name), []).append(name)
    for (said, _), names in alike.items():
        yield ", ".join(names), (said, [each for name in names for each in named[name]])
