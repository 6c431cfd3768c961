"""Hypothesis strategies for whole reports, with the texts that strangers write."""

from __future__ import annotations

from datetime import UTC

from hypothesis import strategies as st

from verify.model.claim import Claim, Cue, Figure, NamedSource, Part, Speaker
from verify.model.draft import Draft
from verify.model.meaning import ReaderName
from verify.model.notice import Notice
from verify.model.page import Page, ProviderState
from verify.model.span import Span
from verify.model.verdict import (
    AskedQuery,
    DraftReport,
    Edit,
    Evidence,
    Looked,
    Match,
    Origin,
    Outcome,
    Report,
    RunError,
    SourceVerdict,
    UnreadPage,
    Verdict,
)

HOSTILE = (
    "\x1b[31mred\x1b]8;;https://evil.example\x07link",
    "::error file=a::b",
    "\n::set-output name=a::b\n##[error]c",
    "<script>alert(1)</script><img src=x onerror=y>",
    "=cmd|' /C calc'!A1",
    "\u202eright to left\u200f",
    "@octocat #1 [a](https://evil.example) ![b](https://evil.example/c.png) `x` | y",
    "\x9b2J\x00\x08\x7f\ud800",
    ":::error:: :\uff1a:: ###[endgroup]",
    "]]>&amp;{{ 7*7 }}{% raw %}",
    "quote \" and ' and \\ and %0A",
)
texts = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=12), st.text(alphabet="ab <>&:#`|\n", max_size=20))
names = st.none() | texts
counts = st.integers(0, 10_000)
shares = st.floats(0, 1)
spans = st.builds(lambda start, size: Span(start, start + size), counts, counts)
days = st.none() | st.dates()
moments = st.datetimes(timezones=st.just(UTC))
notices = st.lists(
    st.builds(Notice, message=texts, line=st.none() | counts, column=st.none() | counts), max_size=2
).map(tuple)
figures = st.builds(
    Figure,
    value=st.none() | st.integers() | st.floats(allow_nan=False, allow_infinity=False),
    unit=texts,
    qualifier=names,
    sentence=texts,
)
claims = st.builds(
    Claim,
    id=texts,
    text=texts,
    span=spans,
    line=st.integers(1, 99),
    column=st.integers(1, 99),
    parts=st.lists(st.builds(Part, text=texts, span=spans), min_size=1, max_size=2).map(tuple),
    parent=names,
    speaker=st.none() | st.builds(Speaker, text=texts, span=spans, name=texts),
    cue=st.none() | st.builds(Cue, text=texts, span=spans),
    named_source=names,
    figure=st.none() | figures,
    notices=notices,
)
pages = st.builds(
    Page,
    url=texts,
    final_url=texts,
    text=st.just(""),
    title=names,
    outlet=names,
    domain=texts,
    published_on=days,
    http_status=st.none() | counts,
    retrieved_at=st.none() | moments,
    sha256=texts,
    archived_url=names,
)
edits = st.builds(Edit, draft=texts, page=texts, draft_span=spans, page_span=spans, note=texts)
matches = st.builds(
    Match,
    page=st.just(0),
    similarity=shares,
    span=spans,
    passage=texts,
    pieces=st.just(()),
    edits=st.lists(edits, max_size=2).map(tuple),
    notices=st.just(()),
    short=st.just(False),
    reasons=st.lists(texts, max_size=2).map(tuple),
)
evidence = st.builds(Evidence, page=pages, match=matches, speaker=names, origin=counts, place=names, fragment_url=names)
looked = st.builds(
    Looked,
    providers=st.dictionaries(texts, st.sampled_from(ProviderState), max_size=2).map(lambda d: tuple(d.items())),
    queries=st.lists(st.builds(AskedQuery, provider=texts, query=texts, hits=counts), max_size=1).map(tuple),
    pages_read=counts,
    failures=st.lists(st.builds(UnreadPage, url=texts, reason=texts), max_size=2).map(tuple),
)
verdicts = st.builds(
    Verdict,
    claim=claims,
    outcome=st.sampled_from(Outcome),
    because=texts,
    suggestion=names,
    similarity=st.none() | shares,
    independent_origins=counts,
    notices=notices,
    evidence=st.lists(evidence, max_size=2).map(tuple),
    looked=looked,
)
named_sources = st.builds(
    NamedSource, name=texts, domain=names, span=spans, matter=st.lists(texts, max_size=2).map(tuple)
)
source_verdicts = st.builds(
    SourceVerdict,
    source=named_sources,
    because=texts,
    evidence=st.lists(texts, max_size=1).map(tuple),
    found=st.lists(evidence, max_size=1).map(tuple),
    looked=looked,
)
drafts = st.builds(
    DraftReport,
    path=texts,
    sha256=texts,
    title=names,
    language=names,
    published_on=days,
    source=texts,
    verdicts=st.lists(verdicts, max_size=2).map(tuple),
    named_sources=st.lists(source_verdicts, max_size=1).map(tuple),
    origins=st.lists(
        st.builds(
            Origin, id=counts, outlet=names, url=texts, published_on=days, pages=st.lists(texts, max_size=2).map(tuple)
        ),
        max_size=2,
    ).map(tuple),
    uncredited_origins=st.lists(texts, max_size=1).map(tuple),
    notices=notices,
)
reports = st.builds(
    Report,
    version=texts,
    created_at=moments,
    settings_digest=texts,
    drafts=st.lists(drafts, max_size=2).map(tuple),
    errors=st.lists(st.builds(RunError, path=texts, reason=texts), max_size=1).map(tuple),
    not_begun=st.lists(texts, max_size=2).map(tuple),
    pace=names,
    reader=st.none() | st.builds(ReaderName, name=texts, model=texts, prompt_version=texts),
)
read_drafts = st.builds(
    Draft,
    path=texts,
    sha256=texts,
    source=texts,
    text=texts,
    origin=st.none(),
    title=names,
    language=names,
    published_on=days,
    blocks=st.just(()),
    links=st.just(()),
    directives=st.just(()),
    notices=notices,
)
