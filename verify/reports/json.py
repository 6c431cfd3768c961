"""The report as JSON: the one format that carries everything, and from which every other can be made again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime

from verify.model.claim import Claim, Cue, Figure, NamedSource, Part, Speaker
from verify.model.meaning import ReaderName
from verify.model.nearest import Nearest
from verify.model.notice import Notice
from verify.model.verdict import (
    DraftReport,
    Edit,
    Evidence,
    Looked,
    Match,
    Origin,
    Report,
    SourceVerdict,
    Verdict,
)
from verify.reports.json_text import Json, write_json
from verify.reports.tally import all_verdicts, summary_of, summary_of_others, warnings_of

SCHEMA = "verify.report/1"


class JsonReport:
    """One object for the whole run; offsets are code points of the draft's source."""

    name = "json"
    mark = rf'\A\{{\s*"schema": "{SCHEMA.rpartition("/")[0]}/'

    def render(self, report: Report) -> str:
        """Return *report* as JSON ending in a newline."""
        return write_json(_report(report))


def claim_json(claim: Claim) -> Json:
    """What is known of *claim* before anything was looked for."""
    return {
        "id": claim.id,
        "kind": claim.kind,
        "form": claim.form,
        "parent": claim.parent,
        "text": claim.text,
        "start": claim.span.start,
        "end": claim.span.end,
        "line": claim.line,
        "column": claim.column,
        "parts": [_mention(part) for part in claim.parts],
        "speaker": None if claim.speaker is None else _mention(claim.speaker) | {"name": claim.speaker.name},
        "cue": None if claim.cue is None else _mention(claim.cue),
        "named_source": claim.named_source,
        "figure": None if claim.figure is None else _figure(claim.figure),
    }


def named_source_json(source: NamedSource) -> Json:
    """What is known of a named source before its pages were compared."""
    return {
        "name": source.name,
        "domain": source.domain,
        "role": source.role,
        "start": source.span.start,
        "end": source.span.end,
        "matter": list(source.matter),
    }


def _report(report: Report) -> Json:
    return {
        "schema": SCHEMA,
        "version": report.version,
        "created_at": _moment(report.created_at),
        "complete": report.complete,
        "settings_digest": report.settings_digest,
        "pace": report.pace,
        "robots_ignored": report.robots_ignored,
        "reader": None if report.reader is None else _reader(report.reader),
        "errors": [{"path": error.path, "reason": error.reason} for error in report.errors],
        "not_begun": list(report.not_begun),
        "drafts": [_draft(draft) for draft in report.drafts],
        "summary": summary_of(all_verdicts(report)),
        "summary_other": summary_of_others(all_verdicts(report)),
    }


def _reader(reader: ReaderName) -> Json:
    return {"name": reader.name, "model": reader.model, "prompt_version": reader.prompt_version}


def _draft(draft: DraftReport) -> Json:
    return {
        "path": draft.path,
        "sha256": draft.sha256,
        "title": draft.title,
        "language": draft.language,
        "published_on": _day(draft.published_on),
        "complete": draft.complete,
        "warnings": _notices(draft.notices),
        "markup": [[span.start, span.end] for span in draft.markup],
        "claims": [_verdict(verdict) for verdict in draft.verdicts],
        "named_sources": [_source(verdict) for verdict in draft.named_sources],
        "origins": [_origin(origin) for origin in draft.origins],
        "uncredited_origins": list(draft.uncredited_origins),
        "summary": summary_of(draft.verdicts),
        "summary_other": summary_of_others(draft.verdicts),
    }


def _verdict(verdict: Verdict) -> Json:
    return claim_json(verdict.claim) | {
        "outcome": verdict.outcome,
        "reason": verdict.reason,
        "interrupted": verdict.interrupted,
        "because": verdict.because,
        "suggestion": verdict.suggestion,
        "similarity": verdict.similarity,
        "independent_origins": verdict.independent_origins,
        "warnings": _notices(warnings_of(verdict)),
        "evidence": [_evidence(evidence) for evidence in verdict.evidence],
        "nearest": None if verdict.nearest is None else _nearest(verdict.nearest),
        "looked": _looked(verdict.looked),
    }


def _mention(mention: Part | Speaker | Cue) -> Json:
    return {"text": mention.text, "start": mention.span.start, "end": mention.span.end}


def _figure(figure: Figure) -> Json:
    return {
        "value": figure.value,
        "upper": figure.upper,
        "unit": figure.unit,
        "qualifier": figure.qualifier,
        "sentence": figure.sentence,
    }


def _notices(notices: Sequence[Notice]) -> list[Json]:
    return [{"code": n.code, "message": n.message, "line": n.line, "column": n.column} for n in notices]


def _evidence(evidence: Evidence) -> Json:
    page = evidence.page
    return {
        "url": page.url,
        "final_url": page.final_url,
        "http_status": page.http_status,
        "fragment_url": evidence.fragment_url,
        "title": page.title,
        "outlet": page.outlet,
        "domain": page.domain,
        "published_on": _day(page.published_on),
        "retrieved_at": None if page.retrieved_at is None else _moment(page.retrieved_at),
        "archived_url": page.archived_url,
        "sha256": page.sha256,
        "origin": evidence.origin,
        "later": evidence.later,
        "place": evidence.place,
        "own_page": evidence.own_page,
        "own_material": page.own_material,
        "from_cache": page.from_cache,
        "speaker_check": evidence.speaker_check,
        "match": _match(evidence.match, evidence.speaker),
    }


def _nearest(nearest: Nearest) -> Json:
    return {
        "url": nearest.url,
        "title": nearest.title,
        "outlet": nearest.outlet,
        "passage": nearest.passage,
        "similarity": nearest.similarity,
    }


def _match(match: Match, speaker: str | None) -> Json:
    return {
        "kind": match.kind,
        "similarity": match.similarity,
        "start": match.span.start,
        "end": match.span.end,
        "passage": match.passage,
        "speaker": speaker,
        "reasons": list(match.reasons),
        "attested": match.attested,
        "frame": match.frame or None,
        "edits": [_edit(edit) for edit in match.edits],
    }


def _edit(edit: Edit) -> Json:
    return {
        "op": edit.op,
        "class": edit.difference,
        "draft": edit.draft,
        "page": edit.page,
        "draft_start": edit.draft_span.start,
        "draft_end": edit.draft_span.end,
        "page_start": edit.page_span.start,
        "page_end": edit.page_span.end,
        "material": edit.material,
        "note": edit.note,
    }


def _looked(looked: Looked) -> Json:
    return {
        "providers": dict(looked.providers),
        "queries": [
            {"provider": q.provider, "query": q.query, "state": q.state, "hits": q.hits} for q in looked.queries
        ],
        "pages_read": looked.pages_read,
        "failures": [{"url": failure.url, "reason": failure.reason} for failure in looked.failures],
        "pointers": [
            {
                "url": pointer.url,
                "outlet": pointer.outlet,
                "seen_on": pointer.seen_on and pointer.seen_on.isoformat(),
                "index": pointer.index,
                "passage": pointer.passage,
            }
            for pointer in looked.pointers
        ],
        "stopped": looked.stopped,
    }


def _source(verdict: SourceVerdict) -> Json:
    return named_source_json(verdict.source) | {
        "outcome": verdict.outcome,
        "reason": verdict.reason,
        "because": verdict.because,
        "via": verdict.via,
        "evidence": list(verdict.evidence),
        "found": [_evidence(evidence) for evidence in verdict.found],
        "looked": _looked(verdict.looked),
    }


def _origin(origin: Origin) -> Json:
    return {
        "id": origin.id,
        "outlet": origin.outlet,
        "url": origin.url,
        "published_on": _day(origin.published_on),
        "pages": list(origin.pages),
    }


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _moment(moment: datetime) -> str:
    # In UTC whatever zone it was noted in: the same report gives the same bytes everywhere.
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")
