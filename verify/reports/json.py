"""The report as JSON: the one format that carries everything, and from which every other can be made again."""

from __future__ import annotations

from datetime import UTC
from functools import cache
from typing import TypeVar

from verify.model.claim import Claim
from verify.model.verdict import DraftReport, Edit, Evidence, Looked, Match, Report, SourceVerdict, Verdict
from verify.reports.claim_objects import ClaimJson, MentionJson, Object, SpeakerJson
from verify.reports.json_objects import (
    SCHEMA,
    DraftJson,
    EditJson,
    EvidenceJson,
    LookedJson,
    MatchJson,
    NearestJson,
    ReportJson,
    SourceVerdictJson,
    VerdictJson,
)
from verify.reports.json_text import write_json
from verify.reports.tally import all_verdicts, summary_of, summary_of_others, warnings_of

ObjectType = TypeVar("ObjectType", bound=Object)
ClaimType = TypeVar("ClaimType", bound=ClaimJson)


class JsonReport:
    """One object for the whole run; offsets are code points of the draft's source."""

    name = "json"
    mark = rf'\A\{{\s*"schema": "{SCHEMA.rpartition("/")[0]}/'

    def render(self, report: Report) -> str:
        """Return *report* as JSON ending in a newline."""
        return write_json(_report(report))


def object_of(kind: type[ObjectType], *values: object, **given: object) -> ObjectType:
    """The JSON object of this *kind*: what is *given*, and the rest from the first of *values* that has it under the same name."""
    owners = _owners(kind, tuple(given), tuple(map(type, values)))
    return kind(**given, **{name: getattr(values[at], name) for name, at in owners})


@cache
def _owners(kind: type[Object], given: tuple[str, ...], types: tuple[type, ...]) -> tuple[tuple[str, int], ...]:
    """The fields of *kind* that are not *given*, each with the number of the first of *types* that has it."""
    wanted = (name for name in kind.__struct_fields__ if name not in given)
    return tuple((name, next(at for at, each in enumerate(types) if hasattr(each, name))) for name in wanted)


def claim_json(kind: type[ClaimType], claim: Claim, *values: object, **given: object) -> ClaimType:
    """*claim* as an object of this *kind*; *values* and what is *given* as for `object_of`, and before what the claim has."""
    return object_of(
        kind,
        *values,
        claim,
        claim.span,
        parts=tuple(object_of(MentionJson, part, part.span) for part in claim.parts),
        speaker=claim.speaker and object_of(SpeakerJson, claim.speaker, claim.speaker.span),
        cue=claim.cue and object_of(MentionJson, claim.cue, claim.cue.span),
        **given,
    )


def _report(report: Report) -> ReportJson:
    return object_of(
        ReportJson,
        report,
        schema=SCHEMA,
        # In UTC whatever zone it was noted in: the same report gives the same bytes everywhere.
        created_at=report.created_at.astimezone(UTC),
        drafts=tuple(_draft(draft) for draft in report.drafts),
        summary=summary_of(all_verdicts(report)),
        summary_other=summary_of_others(all_verdicts(report)),
    )


def _draft(draft: DraftReport) -> DraftJson:
    return object_of(
        DraftJson,
        draft,
        stretches=tuple((span.start, span.end) for span in draft.markup),
        verdicts=tuple(_verdict(verdict) for verdict in draft.verdicts),
        named_sources=tuple(_source(verdict) for verdict in draft.named_sources),
        summary=summary_of(draft.verdicts),
        summary_other=summary_of_others(draft.verdicts),
    )


def _verdict(verdict: Verdict) -> VerdictJson:
    return claim_json(
        VerdictJson,
        verdict.claim,
        verdict,
        notices=warnings_of(verdict),
        evidence=tuple(_evidence(evidence) for evidence in verdict.evidence),
        nearest=verdict.nearest and object_of(NearestJson, verdict.nearest),
        looked=_looked(verdict.looked),
    )


def _source(verdict: SourceVerdict) -> SourceVerdictJson:
    return object_of(
        SourceVerdictJson,
        verdict,
        verdict.source,
        verdict.source.span,
        found=tuple(_evidence(evidence) for evidence in verdict.found),
        looked=_looked(verdict.looked),
    )


def _evidence(evidence: Evidence) -> EvidenceJson:
    retrieved_at = evidence.page.retrieved_at
    return object_of(
        EvidenceJson,
        evidence,
        evidence.page,
        retrieved_at=retrieved_at and retrieved_at.astimezone(UTC),
        match=_match(evidence.match, evidence.speaker),
    )


def _match(match: Match, speaker: str | None) -> MatchJson:
    edits = tuple(_edit(edit) for edit in match.edits)
    return object_of(MatchJson, match, match.span, speaker=speaker, frame_words=match.frame or None, edits=edits)


def _edit(edit: Edit) -> EditJson:
    draft, page = edit.draft_span, edit.page_span
    return object_of(
        EditJson, edit, draft_start=draft.start, draft_end=draft.end, page_start=page.start, page_end=page.end
    )


def _looked(looked: Looked) -> LookedJson:
    return object_of(LookedJson, looked, states=dict(looked.providers))
