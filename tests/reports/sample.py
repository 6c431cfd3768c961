"""One invented report in which every outcome occurs, and its draft."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, date, datetime

from verify.model.attested import Attested
from verify.model.claim import Claim, ClaimKind, Cue, DraftClaims, Figure, Form, NamedSource, Part, SourceRole, Speaker
from verify.model.draft import Draft
from verify.model.nearest import Nearest
from verify.model.notice import Notice, NoticeCode
from verify.model.page import Page, ProviderState
from verify.model.source_words import SourceOutcome, Via
from verify.model.span import Span
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
from verify.text.lines import Lines

SOURCE = """Ferry line to close in spring

LOW HARBOUR, March 2 - “The last boat leaves on the ninth of April,” harbour master Ines Okonro told the Low Harbour Post on Friday.

Okonro said the pier “cannot carry 64 tonnes any longer”. Her deputy was milder: “We had hoped for another year.”

"Nobody asked the islanders," said councillor Piet Varga. "We will sue," Varga added.

“A bridge is cheaper than you think,” engineer Lo Adair wrote. “Islanders should learn to row,” Adair said.

The “floating” ticket office, praised in “Harbours of the North”, stays open. About 1,200 people cross each day.

“It is a long way to swim.”

According to Tide Weekly, repairs would cost 9 million crowns. The ministry said that no money was set aside.

Sources: Low Harbour Post, Island Radio, North Gazette
"""
SHA = hashlib.sha256(SOURCE.encode()).hexdigest()
MORNING = datetime(2026, 3, 3, 8, 30, tzinfo=UTC)
POST = "https://post.example/ferry-line"
RADIO = "https://radio.example/news?id=7&lang=en"


def span_of(words: str) -> Span:
    start = SOURCE.index(words)
    return Span(start, start + len(words))


def claim(words: str, number: int, speaker: str = "", name: str = "", cue: str = "", **changed: object) -> Claim:
    span = span_of(words)
    line, column = Lines(SOURCE).position(span.start)
    made = Claim(
        id=f"q{number}-{hashlib.sha256(words.encode()).hexdigest()[:6]}",
        kind=ClaimKind.QUOTATION,
        form=Form.WHOLE,
        text=words,
        span=span,
        line=line,
        column=column,
        parts=(Part(text=words, span=span),),
        speaker=Speaker(text=speaker, span=span_of(speaker), name=name or speaker) if speaker else None,
        cue=Cue(text=cue, span=span_of(cue)) if cue else None,
    )
    return replace(made, **changed)  # type: ignore[arg-type]


def page(url: str, outlet: str, title: str, day: date | None) -> Page:
    return Page(
        url=url,
        final_url=url,
        text="",
        title=title,
        outlet=outlet,
        domain=url.split("/")[2],
        published_on=day,
        http_status=200,
        retrieved_at=MORNING,
        sha256=hashlib.sha256(url.encode()).hexdigest(),
    )


POST_PAGE = page(POST, "Low Harbour Post", "Ferry stops in April", date(2026, 3, 1))
RADIO_PAGE = page(RADIO, "Island Radio", "Harbour news at noon", None)


def evidence(
    where: Page, kind: MatchKind, passage: str, speaker: str | None, *edits: Edit, origin: int = 1
) -> Evidence:
    similarity = {MatchKind.VERBATIM: 1.0, MatchKind.ALTERED: 0.91}.get(kind, 0.72)
    return Evidence(
        page=where,
        match=Match(
            page=0, kind=kind, similarity=similarity, span=Span(40, 40 + len(passage)), passage=passage, edits=edits
        ),
        speaker=speaker,
        speaker_check=SpeakerCheck.SAME if speaker else SpeakerCheck.UNNAMED,
        origin=origin,
        fragment_url=f"{where.url}#:~:text={passage.split()[0]}",
    )


def recorded(folder: str = "/notes") -> Evidence:
    """Words at a second of a recording that lies beside its transcript."""
    own = replace(
        page(f"file://{folder}/council.vtt", "", "council.vtt", None), outlet=None, domain="", own_material=True
    )
    found = evidence(own, MatchKind.VERBATIM, "We will sue", "Okonro")
    return replace(found, place="00:14:32, speaker Okonro", fragment_url=f"file://{folder}/council.wav#t=872")


LOOKED = Looked(
    providers=(
        ("links", ProviderState.NOT_ASKED),
        ("gdelt", ProviderState.HITS),
        ("wikiquote", ProviderState.EMPTY),
    ),
    queries=(AskedQuery(provider="gdelt", query='"the last boat leaves"', state=ProviderState.HITS, hits=2),),
    pages_read=2,
)
UNREAD = (
    UnreadPage(url="https://closed.example/a", reason="robots"),
    UnreadPage(url="https://closed.example/b", reason="status_404"),
)
TONNES = Edit(
    op=EditOp.REPLACE,
    difference=Difference.NUMBER,
    draft="64",
    page="46",
    draft_span=Span(13, 15),
    page_span=Span(53, 55),
    material=True,
    note="The page says 46, the draft 64.",
)
PLAIN_CASE = Edit(
    op=EditOp.REPLACE,
    difference=Difference.CASE,
    draft="cannot",
    page="Cannot",
    draft_span=Span(0, 6),
    page_span=Span(40, 46),
    material=False,
    note="Capital letter.",
)
NEAREST = Nearest(
    url=RADIO,
    title="Harbour news at noon",
    outlet="Island Radio",
    passage="The islanders may have to go to court",
    similarity=0.31,
)
NO_SPEAKER = Notice(code=NoticeCode.NO_SPEAKER, message="The draft does not say who speaks.", line=13, column=2)


def corroborated() -> Verdict:
    words = "The last boat leaves on the ninth of April,"
    return Verdict(
        claim=claim(words, 1, "harbour master Ines Okonro", "Ines Okonro", "told", named_source="Low Harbour Post"),
        outcome=Outcome.CORROBORATED,
        because="Verbatim on 2 pages (2 independent sources).",
        similarity=1.0,
        independent_origins=2,
        evidence=(
            evidence(POST_PAGE, MatchKind.VERBATIM, "The last boat leaves on the ninth of April", "Ines Okonro"),
            evidence(RADIO_PAGE, MatchKind.VERBATIM, "The last boat leaves on the ninth of April", "Okonro", origin=2),
        ),
        looked=LOOKED,
    )


def altered() -> Verdict:
    words = "cannot carry 64 tonnes any longer"
    passage = "Cannot carry 46 tonnes any longer"
    return Verdict(
        claim=claim(words, 2, "Okonro", "Ines Okonro", "said", form=Form.FRAGMENT),
        outcome=Outcome.ALTERED,
        because="The page says 46, the draft 64.",
        suggestion="cannot carry 46 tonnes any longer",
        similarity=0.91,
        independent_origins=1,
        notices=(Notice(code=NoticeCode.UNREAD_PAGES, message="Two pages could not be read."),),
        evidence=(evidence(POST_PAGE, MatchKind.ALTERED, passage, "Ines Okonro", PLAIN_CASE, TONNES),),
        looked=replace(LOOKED, failures=UNREAD),
    )


def paraphrased() -> Verdict:
    words = "We had hoped for another year."
    found = evidence(
        RADIO_PAGE, MatchKind.PARAPHRASE, "The deputy had wished for one more season", "the deputy", origin=2
    )
    return Verdict(
        claim=claim(words, 3, "Her deputy", "Okonro's deputy"),
        outcome=Outcome.PARAPHRASED,
        because="A page reports the same statement in other words.",
        similarity=0.72,
        independent_origins=1,
        evidence=(replace(found, match=replace(found.match, reasons=("same subject", "same speaker"))),),
        looked=LOOKED,
    )


def misattributed() -> Verdict:
    words = "Nobody asked the islanders,"
    found = evidence(POST_PAGE, MatchKind.VERBATIM, "Nobody asked the islanders", "Mara Quill")
    return Verdict(
        claim=claim(words, 4, "councillor Piet Varga", "Piet Varga", "said"),
        outcome=Outcome.MISATTRIBUTED,
        because="The page gives these words to Mara Quill.",
        similarity=1.0,
        independent_origins=1,
        evidence=(replace(found, speaker_check=SpeakerCheck.OTHER),),
        looked=LOOKED,
    )


def not_found() -> Verdict:
    return Verdict(
        claim=claim("We will sue,", 5, "Varga", "Piet Varga", "added"),
        outcome=Outcome.NOT_FOUND,
        because="gdelt and wikiquote answered; none of 2 pages carries it.",
        looked=LOOKED,
        near=(NEAREST,),
    )


def unchecked() -> Verdict:
    failed = (("gdelt", ProviderState.LIMITED), ("wikiquote", ProviderState.EMPTY))
    return Verdict(
        claim=claim("A bridge is cheaper than you think,", 6, "engineer Lo Adair", "Lo Adair", "wrote"),
        outcome=Outcome.UNCHECKED,
        because="gdelt limited the requests.",
        reason=Reason.PROVIDER_FAILED,
        looked=Looked(providers=failed, failures=UNREAD[:1], stopped=Reason.BUDGET),
    )


def disputed() -> Verdict:
    found = evidence(RADIO_PAGE, MatchKind.VERBATIM, "Islanders should learn to row", "Lo Adair", origin=2)
    match = replace(found.match, attested=Attested.DENIED, frame="Adair never said")
    return Verdict(
        claim=claim("Islanders should learn to row,", 11, "Adair", "Lo Adair", "said"),
        outcome=Outcome.DISPUTED,
        because="On Island Radio the words appear only where they are denied: “Adair never said”.",
        similarity=1.0,
        independent_origins=1,
        evidence=(replace(found, match=match),),
        looked=LOOKED,
    )


def others() -> tuple[Verdict, ...]:
    daily = Figure(value=1200, unit="people", qualifier="about", sentence="About 1,200 people cross each day.")
    return (
        Verdict(
            claim=claim("floating", 7, kind=ClaimKind.SCARE, form=Form.FRAGMENT),
            outcome=Outcome.SKIPPED,
            reason=Reason.SCARE,
            because="Words at arm's length.",
        ),
        Verdict(
            claim=claim("Harbours of the North", 8, kind=ClaimKind.TITLE),
            outcome=Outcome.SKIPPED,
            reason=Reason.TITLE,
            because="The title of a work.",
        ),
        Verdict(
            claim=claim("About 1,200 people", 9, kind=ClaimKind.FIGURE, form=Form.INDIRECT, figure=daily),
            outcome=Outcome.UNCHECKED,
            reason=Reason.NOT_SEARCHED,
            because="No page that was read for the quotations carries this figure.",
        ),
        Verdict(
            claim=claim("It is a long way to swim.", 10, notices=(NO_SPEAKER,)),
            outcome=Outcome.UNCHECKED,
            reason=Reason.TOO_SHORT,
            because="Too few words to tell.",
            notices=(NO_SPEAKER,),
            looked=LOOKED,
        ),
    )


CROWNS = Edit(
    op=EditOp.REPLACE,
    difference=Difference.NUMBER,
    draft="9",
    page="90",
    draft_span=Span(19, 20),
    page_span=Span(59, 61),
    material=True,
    note="The page says 90, the draft 9.",
)
TIDE_PAGE = page("https://tide.example/repairs", "Tide Weekly", "What the pier needs", date(2026, 2, 27))
COSTS = evidence(TIDE_PAGE, MatchKind.ALTERED, "repairs would cost 90 million crowns", None, CROWNS, origin=3)


def statements() -> tuple[Verdict, ...]:
    indirect = {"kind": ClaimKind.STATEMENT, "form": Form.INDIRECT}
    return (
        Verdict(
            claim=claim("repairs would cost 9 million crowns", 12, "Tide Weekly", cue="According to", **indirect),
            outcome=Outcome.ALTERED,
            because="The page says 90, the draft 9.",
            similarity=0.9,
            independent_origins=1,
            evidence=(COSTS,),
            looked=LOOKED,
        ),
        Verdict(
            claim=claim("no money was set aside", 13, "The ministry", cue="said", **indirect),
            outcome=Outcome.NOT_FOUND,
            because="gdelt answered; none of 2 pages carries it.",
            looked=LOOKED,
        ),
    )


def named_sources() -> tuple[SourceVerdict, ...]:
    """Each outcome of a named source once."""
    quoted, cost = corroborated(), statements()[0]
    post, tide, radio, gazette = NAMED
    return (
        SourceVerdict(
            source=replace(post, matter=(quoted.claim.id,)),
            outcome=SourceOutcome.SUPPORTED,
            because="Its own page carries it.",
            via=Via.OWN,
            evidence=(POST,),
            found=quoted.evidence[:1],
            looked=LOOKED,
        ),
        SourceVerdict(
            source=replace(tide, matter=(cost.claim.id,)),
            outcome=SourceOutcome.CONTRADICTED,
            because="The page says 90, the draft 9.",
            via=Via.OWN,
            evidence=(TIDE_PAGE.url,),
            found=(COSTS,),
            looked=LOOKED,
        ),
        SourceVerdict(
            source=radio,
            outcome=SourceOutcome.UNCHECKED,
            reason=Reason.PAGE_UNREAD,
            because="A page of it could not be read.",
            looked=replace(LOOKED, failures=UNREAD[:1]),
        ),
        SourceVerdict(
            source=gazette,
            outcome=SourceOutcome.UNSUPPORTED,
            because="Looked with gdelt; 2 pages read; none of North Gazette, and none that credits it, carries it.",
            looked=LOOKED,
        ),
    )


NAMED = (
    NamedSource(
        name="Low Harbour Post", domain="post.example", role=SourceRole.CITED, span=span_of("Low Harbour Post")
    ),
    NamedSource(name="Tide Weekly", domain="tide.example", role=SourceRole.CITED, span=span_of("Tide Weekly")),
    NamedSource(name="Island Radio", domain=None, role=SourceRole.LISTED, span=span_of("Island Radio")),
    NamedSource(name="North Gazette", domain=None, role=SourceRole.LISTED, span=span_of("North Gazette")),
)


def draft_report(path: str = "drafts/ferry.md") -> DraftReport:
    return DraftReport(
        path=path,
        sha256=SHA,
        title="Ferry line to close in spring",
        language="en",
        published_on=date(2026, 3, 2),
        source=SOURCE,
        verdicts=(
            corroborated(),
            altered(),
            paraphrased(),
            misattributed(),
            not_found(),
            unchecked(),
            disputed(),
            *others(),
            *statements(),
        ),
        named_sources=named_sources(),
        origins=(
            Origin(id=1, outlet="Low Harbour Post", url=POST, published_on=date(2026, 3, 1), pages=(POST,)),
            Origin(id=2, outlet="Island Radio", url=RADIO, published_on=None, pages=(RADIO,)),
            Origin(
                id=3, outlet="Tide Weekly", url=TIDE_PAGE.url, published_on=date(2026, 2, 27), pages=(TIDE_PAGE.url,)
            ),
        ),
        uncredited_origins=("Island Radio",),
        notices=(
            Notice(code=NoticeCode.UNBALANCED_MARKS, message="A quotation mark is never closed.", line=5, column=1),
        ),
    )


def report() -> Report:
    """A finished run over one draft, and one that could not be read."""
    return Report(
        version="0.1.0",
        created_at=datetime(2026, 3, 3, 9, 0, tzinfo=UTC),
        complete=True,
        settings_digest="0d1c2b",
        drafts=(draft_report(),),
        errors=(RunError(path="drafts/photo.txt", reason="this is not text"),),
    )


def claims() -> tuple[Draft, DraftClaims]:
    """The draft of the report, and what is checkable in it."""
    sources = tuple(judged.source for judged in named_sources())
    found = tuple(verdict.claim for verdict in draft_report().verdicts)
    draft = Draft(path="drafts/ferry.md", sha256=SHA, source=SOURCE, text=SOURCE, title="Ferry line to close in spring")
    return draft, DraftClaims(claims=found, named_sources=sources)
