"""A report read back from its JSON, so that it can be shown again in any format."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from verify.errors import ReportError
from verify.model.attested import Attested
from verify.model.claim import Claim, ClaimKind, Cue, Figure, Form, NamedSource, Part, SourceRole, Speaker
from verify.model.meaning import ReaderName
from verify.model.nearest import Nearest
from verify.model.notice import Notice, NoticeCode
from verify.model.page import Page, Pointer, ProviderState
from verify.model.source_words import SourceOutcome, Via
from verify.model.verdict import (
    AskedQuery,
    Difference,
    DraftReport,
    Edit,
    EditOp,
    Evidence,
    Looked,
    Match,
    MatchKind,
    Origin,
    Outcome,
    Reason,
    Report,
    RunError,
    SourceVerdict,
    SpeakerCheck,
    UnreadPage,
    Verdict,
)
from verify.reports.json import SCHEMA
from verify.reports.json_fields import Fields, loaded

_NAME, _, _NUMBER = SCHEMA.rpartition("/")


def parse_report(text: str, sources: Mapping[str, str] | None = None, *, origin: str = "report") -> Report:
    """The report that *text* holds; unknown keys are ignored, and anything else unforeseen is a ReportError.

    *sources* gives back the drafts as their authors wrote them, by sha256: the JSON does not carry them, nor the texts
    of pages beyond the passages.
    """
    fields = Fields(loaded(text, origin), origin=origin)
    _check_schema(fields)
    return Report(
        version=fields.text("version"),
        created_at=fields.moment("created_at"),
        complete=fields.flag("complete"),
        settings_digest=fields.text("settings_digest"),
        drafts=tuple(_draft(draft, sources or {}) for draft in fields.each("drafts")),
        errors=tuple(RunError(path=e.text("path"), reason=e.text("reason")) for e in fields.each("errors")),
        not_begun=fields.texts("not_begun"),
        pace=fields.text_or_none("pace"),
        robots_ignored=fields.flag("robots_ignored", missing=False),
        reader=_reader(fields.inner_or_none("reader")),
    )


def _reader(fields: Fields | None) -> ReaderName | None:
    if fields is None:
        return None
    return ReaderName(
        name=fields.text("name"), model=fields.text("model"), prompt_version=fields.text("prompt_version")
    )


def _check_schema(fields: Fields) -> None:
    name, _, number = fields.text("schema").rpartition("/")
    if name != _NAME or not (number.isascii() and number.isdigit() and len(number) < 10):
        raise fields.wrong("schema", f"is not {SCHEMA!r}")
    if int(number) > int(_NUMBER):
        reason = f"written by a newer verify (schema {name}/{number}, this one reads up to {SCHEMA}): upgrade verify"
        raise ReportError(fields.origin, reason)
    if int(number) < 1:
        raise fields.wrong("schema", f"is not {SCHEMA!r}")


def _draft(fields: Fields, sources: Mapping[str, str]) -> DraftReport:
    sha256 = fields.text("sha256")
    return DraftReport(
        path=fields.text("path"),
        sha256=sha256,
        title=fields.text_or_none("title"),
        language=fields.text_or_none("language"),
        published_on=fields.day("published_on"),
        source=sources.get(sha256, ""),
        verdicts=tuple(_verdict(verdict) for verdict in fields.each("claims")),
        named_sources=tuple(_source(source) for source in fields.each("named_sources")),
        origins=tuple(_origin(origin) for origin in fields.each("origins")),
        uncredited_origins=fields.texts("uncredited_origins"),
        notices=_notices(fields),
        complete=fields.flag("complete", missing=True),
        markup=fields.spans("markup"),
    )


def _verdict(fields: Fields) -> Verdict:
    return Verdict(
        claim=_claim(fields),
        outcome=fields.word("outcome", Outcome),
        because=fields.text("because"),
        reason=fields.word_or_none("reason", Reason),
        suggestion=fields.text_or_none("suggestion"),
        similarity=fields.share_or_none("similarity"),
        independent_origins=fields.whole("independent_origins"),
        notices=_notices(fields),
        evidence=tuple(_evidence(evidence) for evidence in fields.each("evidence")),
        looked=_looked(fields.inner("looked")),
        near=tuple(_nearest(fields.inner_or_none("nearest"))),
        interrupted=fields.flag("interrupted", missing=False),
    )


def _nearest(fields: Fields | None) -> Iterator[Nearest]:
    if fields is not None:
        yield Nearest(
            url=fields.text("url"),
            title=fields.text_or_none("title"),
            outlet=fields.text_or_none("outlet"),
            passage=fields.text("passage"),
            similarity=fields.share("similarity"),
        )


def _claim(fields: Fields) -> Claim:
    cue, figure = fields.inner_or_none("cue"), fields.inner_or_none("figure")
    return Claim(
        id=fields.text("id"),
        kind=fields.word("kind", ClaimKind),
        form=fields.word("form", Form),
        text=fields.text("text"),
        span=fields.span(),
        line=fields.whole("line"),
        column=fields.whole("column"),
        parts=tuple(Part(text=part.text("text"), span=part.span()) for part in fields.each("parts")),
        parent=fields.text_or_none("parent"),
        speaker=_speaker(fields.inner_or_none("speaker")),
        cue=Cue(text=cue.text("text"), span=cue.span()) if cue else None,
        named_source=fields.text_or_none("named_source"),
        figure=_figure(figure) if figure else None,
    )


def _speaker(fields: Fields | None) -> Speaker | None:
    if fields is None:
        return None
    return Speaker(text=fields.text("text"), span=fields.span(), name=fields.text("name"))


def _figure(fields: Fields) -> Figure:
    return Figure(
        value=fields.number_or_none("value"),
        upper=fields.number_or_none("upper"),
        unit=fields.text("unit"),
        qualifier=fields.text_or_none("qualifier"),
        sentence=fields.text("sentence"),
    )


def _notices(fields: Fields) -> tuple[Notice, ...]:
    return tuple(
        Notice(
            code=notice.word("code", NoticeCode),
            message=notice.text("message"),
            line=notice.whole_or_none("line"),
            column=notice.whole_or_none("column"),
        )
        for notice in fields.each("warnings")
    )


def _evidence(fields: Fields) -> Evidence:
    match = fields.inner("match")
    return Evidence(
        page=_page(fields),
        match=_match(match),
        speaker=match.text_or_none("speaker"),
        speaker_check=fields.word_or_none("speaker_check", SpeakerCheck) or SpeakerCheck.UNNAMED,
        origin=fields.whole("origin"),
        later=fields.flag("later"),
        own_page=fields.flag("own_page", missing=False),
        place=fields.text_or_none("place"),
        fragment_url=fields.text_or_none("fragment_url"),
    )


def _page(fields: Fields) -> Page:
    return Page(
        url=fields.text("url"),
        final_url=fields.text("final_url"),
        text="",
        title=fields.text_or_none("title"),
        outlet=fields.text_or_none("outlet"),
        domain=fields.text("domain"),
        published_on=fields.day("published_on"),
        http_status=fields.whole_or_none("http_status"),
        retrieved_at=fields.moment_or_none("retrieved_at"),
        sha256=fields.text("sha256"),
        from_cache=fields.flag("from_cache", missing=False),
        archived_url=fields.text_or_none("archived_url"),
        own_material=fields.flag("own_material", missing=False),
    )


def _match(fields: Fields) -> Match:
    return Match(
        page=0,
        kind=fields.word("kind", MatchKind),
        similarity=fields.share("similarity"),
        span=fields.span(),
        passage=fields.text("passage"),
        attested=fields.word_or_none("attested", Attested),
        edits=tuple(_edit(edit) for edit in fields.each("edits")),
        reasons=fields.texts("reasons"),
        frame=fields.text_or_none("frame") or "",
    )


def _edit(fields: Fields) -> Edit:
    return Edit(
        op=fields.word("op", EditOp),
        difference=fields.word("class", Difference),
        draft=fields.text("draft"),
        page=fields.text("page"),
        draft_span=fields.span("draft_"),
        page_span=fields.span("page_"),
        material=fields.flag("material"),
        note=fields.text("note"),
    )


def _looked(fields: Fields) -> Looked:
    providers = fields.inner("providers")
    return Looked(
        providers=tuple((name, providers.word(name, ProviderState)) for name in providers.names()),
        queries=tuple(_query(query) for query in fields.each("queries")),
        pages_read=fields.whole("pages_read"),
        failures=tuple(UnreadPage(url=f.text("url"), reason=f.text("reason")) for f in fields.each("failures")),
        # Reports of earlier versions know no pointers.
        pointers=tuple(_pointer(pointer) for pointer in fields.each_if_any("pointers")),
        stopped=fields.word_or_none("stopped", Reason),
    )


def _pointer(fields: Fields) -> Pointer:
    return Pointer(
        url=fields.text("url"),
        outlet=fields.text_or_none("outlet"),
        seen_on=fields.day("seen_on"),
        index=fields.text("index"),
        passage=fields.text("passage"),
    )


def _query(fields: Fields) -> AskedQuery:
    return AskedQuery(
        provider=fields.text("provider"),
        query=fields.text("query"),
        state=fields.word("state", ProviderState),
        hits=fields.whole("hits"),
    )


def _source(fields: Fields) -> SourceVerdict:
    source = NamedSource(
        name=fields.text("name"),
        domain=fields.text_or_none("domain"),
        role=fields.word("role", SourceRole),
        span=fields.span(),
        matter=fields.texts("matter"),
    )
    looked = fields.inner_or_none("looked")
    found = fields.each("found") if "found" in fields.names() else ()
    return SourceVerdict(
        source=source,
        outcome=fields.word("outcome", SourceOutcome),
        # Reports of earlier versions have none of what follows but the addresses.
        reason=fields.word_or_none("reason", Reason),
        because=fields.text_or_none("because") or "",
        via=fields.word_or_none("via", Via),
        evidence=fields.texts("evidence"),
        found=tuple(_evidence(evidence) for evidence in found),
        looked=_looked(looked) if looked else Looked(),
    )


def _origin(fields: Fields) -> Origin:
    return Origin(
        id=fields.whole("id"),
        outlet=fields.text_or_none("outlet"),
        url=fields.text("url"),
        published_on=fields.day("published_on"),
        pages=fields.texts("pages"),
    )
