"""The report as one HTML page that needs nothing else: no script, no network, a policy that allows none."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files

from jinja2 import Environment, FunctionLoader, StrictUndefined, select_autoescape
from markupsafe import Markup, escape

from verify.model.span import Span
from verify.model.verdict import DraftReport, Edit, Evidence, Outcome, Report, SourceVerdict, Verdict
from verify.reports.charts import speaker_rows, timeline
from verify.reports.coverage import (
    counts_line,
    hints,
    incomplete_line,
    others_line,
    providers_asked,
    skipped_line,
    sources_line,
    unchecked_line,
)
from verify.reports.dates import day_words, moment_words
from verify.reports.findings import needs_look
from verify.reports.judged import Judged, judged_in
from verify.reports.labels import (
    OUTCOMES,
    SOURCE_OUTCOMES,
    failure_words,
    given_words,
    meaning_of,
    page_words,
    place_noun,
    reason_words,
)
from verify.reports.layout import shorten
from verify.reports.marking import MarkedPiece, Readable, pieces_of, shortened
from verify.reports.tally import all_verdicts, unread_pages, warnings_of
from verify.text.printable import counted, printable
from verify.urls import is_recording, own_place, usable_url

_MAX_PASSAGE = 900
_CLOSING = "”\"’'»“"
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}")


class HtmlReport:
    """The draft with its quotations marked, and beside it what was found for each."""

    name = "html"
    mark = r'<meta name="generator" content="verify">'

    def render(self, report: Report) -> str:
        """Return *report* as a page of its own."""
        style = _data("report.css")
        digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
        page = (
            _environment()
            .get_template("report.html.j2")
            .render(report=report, style=Markup(style), style_hash=digest, verdicts=all_verdicts(report))  # noqa: S704 - our own file
        )
        # Runners of older workflows take "##[" anywhere in a log for a command.
        return re.sub(r"#(?=#\[)", "&#35;", page) + "\n"


def draft_pieces(draft: DraftReport, all_of_it: Sequence[Judged]) -> tuple[MarkedPiece, ...]:
    """The words of the draft, marked where something was judged; marks are positions in *all_of_it*."""
    words = Readable(draft.source, draft.markup)
    marks = [[words.span(span) for span in _spans(judged)] for judged in all_of_it]
    return _tags_outside(pieces_of(words.text, marks))


def passage_pieces(evidence: Evidence) -> tuple[MarkedPiece, ...]:
    """The words of the page, marked where they differ; marks are positions of edits."""
    match = evidence.match
    spans = [edit.page_span.shift(-match.span.start) for edit in match.edits]
    return _marked(match.passage, spans, match.edits)


def quotation_pieces(verdict: Verdict) -> tuple[MarkedPiece, ...]:
    """The words of the draft, marked where the best page differs; marks are positions of its edits."""
    edits = verdict.evidence[0].match.edits if verdict.evidence else ()
    return _marked(verdict.claim.text, [edit.draft_span for edit in edits], edits)


def has_card(judged: Judged) -> bool:
    """Whether *judged* gets a card of its own: what was looked for in marks, sources, and what was found of the rest."""
    if judged.of.outcome is Outcome.SKIPPED:
        return False
    is_source = isinstance(judged.of, SourceVerdict)
    return is_source or judged.is_in_marks or judged.of.outcome is not Outcome.UNCHECKED or bool(judged.evidence)


def to_look_at(report: Report) -> tuple[tuple[str, Judged], ...]:
    """The place on the page and the judged thing, for all that an editor should look at."""
    return tuple(
        (f"d{number}-{at}", judged)
        for number, draft in enumerate(report.drafts, 1)
        for at, judged in enumerate(judged_in(draft))
        if needs_look(judged.of)
    )


def without_card(all_of_it: Sequence[Judged]) -> tuple[Judged, ...]:
    """The statements and figures that could not be checked."""
    return tuple(each for each in all_of_it if each.of.outcome is Outcome.UNCHECKED and not has_card(each))


def link_or_none(url: str | None) -> str | None:
    """*url* where it may be a link of the page: http and https alone."""
    return url if url and url == url.strip() and usable_url(url) else None


def has_recording(report: Report) -> bool:
    """Whether a recording of the user's own can be played on the page."""
    shown = (each for draft in report.drafts for judged in judged_in(draft) for each in judged.evidence)
    return any(each.page.own_material and is_recording(own_place(each.fragment_url) or "") for each in shown)


def language_or_none(language: str | None) -> str | None:
    """*language* where it is a language tag."""
    return language if language and _LANGUAGE.fullmatch(language) else None


def written_text(text: str) -> Markup:
    """*text* with its lines and tabs as they are, and all else made visible and harmless."""
    lines = (
        Markup("\t").join(escape(printable(cell)) for cell in line.split("\t"))
        for line in re.split(r"\r\n|\r|\n", text)
    )
    return Markup("\n").join(lines)


def _spans(judged: Judged) -> tuple[Span, ...]:
    if isinstance(judged.of, SourceVerdict):
        return (judged.span,)
    return tuple(part.span for part in judged.of.claim.parts) if has_card(judged) or judged.is_in_marks else ()


def _marked(text: str, spans: Sequence[Span], edits: Sequence[Edit]) -> tuple[MarkedPiece, ...]:
    shown, kept = shortened(text, [span for span in spans if span.start >= 0], _MAX_PASSAGE)
    # Spans that were cut away keep their position, so that marks still number the edits.
    gaps = {span.start: at for at, span in enumerate(spans) if span in kept and not len(span) and edits[at].material}
    return pieces_of(shown, [[span] if span in kept else [] for span in spans], gaps)


def _tags_outside(pieces: tuple[MarkedPiece, ...]) -> tuple[MarkedPiece, ...]:
    """*pieces* with what comes at the end of a quotation moved behind its closing mark."""
    moved: list[MarkedPiece] = []
    for piece in pieces:
        before = moved[-1] if moved else None
        closing = len(piece.text) - len(piece.text.lstrip(_CLOSING))
        if before and before.ends and piece.mark is None and closing:
            moved[-1] = replace(before, ends=())
            moved.append(MarkedPiece(text=piece.text[:closing], ends=before.ends))
            piece = replace(piece, text=piece.text[closing:])
        moved.append(piece)
    return tuple(moved)


@cache
def _environment() -> Environment:
    # Compiling the template takes longer than filling it in.
    environment = Environment(
        loader=FunctionLoader(_data),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(_FUNCTIONS)
    return environment


def _shown(value: object) -> object:
    # The one door for text from drafts and pages; what is Markup already went through `written_text`.
    if isinstance(value, str) and not isinstance(value, Markup):
        return printable(value)
    return value


def _data(name: str) -> str:
    return (files("verify") / "data" / name).read_text("utf-8")


_FUNCTIONS = {
    "OUTCOMES": OUTCOMES,
    "SOURCE_OUTCOMES": SOURCE_OUTCOMES,
    "reason_words": reason_words,
    "incomplete_line": incomplete_line,
    "Outcome": Outcome,
    "counted": counted,
    "counts_line": counts_line,
    "day_words": day_words,
    "draft_pieces": draft_pieces,
    "failure_words": failure_words,
    "given_words": given_words,
    "hints": hints,
    "has_card": has_card,
    "has_recording": has_recording,
    "is_recording": is_recording,
    "is_source": lambda judged: isinstance(judged.of, SourceVerdict),
    "judged_in": judged_in,
    "language_or_none": language_or_none,
    "link_or_none": link_or_none,
    "meaning_of": meaning_of,
    "moment_words": moment_words,
    "sources_line": sources_line,
    "others_line": others_line,
    "own_place": own_place,
    "passage_pieces": passage_pieces,
    "providers_asked": providers_asked,
    "quotation_pieces": quotation_pieces,
    "needs_look": needs_look,
    "page_words": page_words,
    "place_noun": place_noun,
    "shorten": shorten,
    "skipped_line": skipped_line,
    "speaker_rows": speaker_rows,
    "timeline": timeline,
    "to_look_at": to_look_at,
    "unchecked_line": unchecked_line,
    "unread_pages": unread_pages,
    "warnings_of": warnings_of,
    "without_card": without_card,
    "written": written_text,
}
