"""The room's front door: all claims of one draft, judged from the pages that were read for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from verify.faults import Fault, bordered
from verify.judge.context import has_context
from verify.judge.mishearing import as_heard
from verify.judge.names import family_name, folded_words, is_unnamed
from verify.judge.nearest import with_nearest
from verify.judge.nested import nested_evidence
from verify.judge.older import with_older
from verify.judge.origins import Origins, group_origins, numbered, numbers_of_origins
from verify.judge.outcome import interrupted, judge_quotation, skip
from verify.judge.own_copy import OwnPage
from verify.judge.retold import Silence, judge_retold
from verify.judge.search_coverage import with_shared_failures
from verify.judge.sight import as_seen, stands_beside
from verify.judge.source_pages import is_of
from verify.judge.sources import Bench, judge_sources, uncredited_origins
from verify.judge.speakers import Given, PageSpeakers
from verify.judge.story import Story
from verify.judge.strength import is_earlier, place_of, says_more, words_url
from verify.judge.translation import find_translation, foreign_pages
from verify.judge.warnings import merge_notices, with_uncredited
from verify.model.attested import GIVEN, TAKEN_BACK, Attested
from verify.model.claim import UNMARKED, Claim, ClaimKind, DraftClaims, outermost
from verify.model.draft import Draft
from verify.model.page import Page
from verify.model.searched import Searched
from verify.model.verdict import DraftReport, Evidence, Looked, Match, MatchKind, SpeakerCheck, Verdict
from verify.outlets import OutletTable
from verify.urls import host_of

Matches = Mapping[str, Sequence[tuple[Page, Match]]]
_NOTHING = Looked()


def judge_draft(
    draft: Draft,
    claims: DraftClaims,
    matches: Matches,
    searched: Searched,
    pages: Sequence[Page],
    *,
    outlets: OutletTable,
    as_of: date | None = None,
    own_domains: Sequence[str] = (),
    near: Matches | None = None,
    faults: Sequence[Fault] = (),
) -> DraftReport:
    """The report on *draft*: a verdict for each claim in reading order, named sources, and the origins of its evidence.

    *matches* go by claim id. The draft's day is its own date, else *as_of*, else unknown: then nothing is later. A claim that
    one of the *faults* is about, or whose judging fails, is unchecked; the others stand.
    """
    bench = _Bench(draft, claims, matches, pages, outlets, day=draft.published_on or as_of, own_domains=own_domains)
    search = with_shared_failures(searched)
    known_faults = {fault.about: fault for fault in reversed(faults)}
    judged: dict[str, _Judged] = {}
    # Surrounding quotations first: what is nested in them is judged from their pages.
    for claim in sorted(claims.claims, key=lambda c: c.parent is not None):
        around = judged[claim.parent].verdict if claim.parent in judged else None
        result: Fault | _Judged | None = known_faults.get(claim.id)
        if result is None:
            found_for = _Found(words=matches.get(claim.id, ()), near=(near or {}).get(claim.id, ()))
            result = bordered(claim.id, bench.judged, claim, found_for, around, search)
        if isinstance(result, Fault):
            known_faults[claim.id] = result
            result = _Judged(verdict=interrupted(claim, searched.looked.get(claim.id, _NOTHING)))
        judged[claim.id] = result
    return bench.report([judged[claim.id] for claim in claims.claims], tuple(known_faults.values()), search)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """What pages hold for one claim: what bears on it, and what comes *near* and proves nothing."""

    words: Sequence[tuple[Page, Match]]
    near: Sequence[tuple[Page, Match]]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Judged:
    """A verdict, and the outlets that its words come from where the draft names none of them."""

    verdict: Verdict
    uncredited: tuple[str, ...] = ()


class _Bench:
    """What is known about the pages of one draft."""

    def __init__(
        self,
        draft: Draft,
        claims: DraftClaims,
        matches: Matches,
        pages: Sequence[Page],
        outlets: OutletTable,
        *,
        day: date | None,
        own_domains: Sequence[str],
    ) -> None:
        own = OwnPage(draft, claims.claims, own_domains)
        self._draft, self._claims, self._pages, self._outlets, self._day = draft, claims, pages, outlets, day
        self._own = frozenset(page.final_url for page in pages if own.matches(page))
        self._newsrooms = frozenset(page.final_url for page in pages if own.is_on_own_domain(page))
        self._foreign = foreign_pages(pages, draft.language)
        others = [page for page in pages if page.final_url not in self._own]
        names = [source.name for source in claims.named_sources]
        self._origins: Origins = group_origins(others, outlets, matches, names)
        self._outermost = outermost(claims.claims)
        self._speakers: dict[tuple[str, str], PageSpeakers] = {}
        named = frozenset(word for source in claims.named_sources for word in source.name.split())
        self._story = Story(draft.text, named, day)
        self._evidence_on: dict[str, Sequence[Evidence]] = {}
        # A page of nobody known lends its date to no other: anybody can write an early day and copy what surrounds the words.
        known = [page for page in pages if outlets.by_domain(host_of(page.final_url)) is not None]
        self._known_earlier = frozenset(p.final_url for p in known if p.published_on and not self._is_later(p))

    def evidence(self, claim: Claim, found: Iterable[tuple[Page, Match]]) -> tuple[Evidence, ...]:
        """One piece of evidence for each page that *found* names: the place that says most about the speaker."""
        best: dict[str, Evidence] = {}
        for page, match in found:
            piece = self._piece(claim, page, match)
            if piece is None:
                continue
            kept = best.get(page.final_url)
            if kept is None or says_more(piece) > says_more(kept):
                best[page.final_url] = piece
        return tuple(best.values())

    def _piece(self, claim: Claim, page: Page, match: Match) -> Evidence | None:
        if page.overheard and match.kind is MatchKind.ALTERED:
            # What was typed while somebody spoke drops and mistakes words: no quotation is altered by that.
            return None
        match = as_seen(as_heard(match, page), page)
        own_page = page.final_url in self._own
        if claim.kind in UNMARKED:
            return self._retold(claim, page, match)
        check, speaker = SpeakerCheck.UNNAMED, None
        if not own_page and not match.proves_nothing:
            given = self._check(page, match, claim)
            taken = given.attestation.attested in TAKEN_BACK
            # Whoever is named beside an article is named by nobody who answers for it; what is denied there is denied.
            if taken or not stands_beside(page, match.span.start):
                match = replace(match, attested=given.attestation.attested, frame=given.attestation.frame)
            if not stands_beside(page, match.span.start):
                check, speaker = (SpeakerCheck.UNNAMED, None) if page.overheard else (given.check, given.speaker)
        elif page.final_url in self._newsrooms and self._names_another(page, match, claim):
            check, speaker = SpeakerCheck.OTHER, self._check(page, match, claim).speaker
        if page.own_material and check is SpeakerCheck.UNNAMED and not _is_labelled(page, match, speaker):
            # Reports are passed on: of people in the user's own material they name those alone whom the finding is about,
            # the label beside the words among them.
            speaker = None
        if (match.reasons or match.kind is MatchKind.PARAPHRASE) and check is not SpeakerCheck.SAME:
            # Other words from anybody else are another statement, not this one retold.
            return None
        if match.short and check is SpeakerCheck.UNNAMED and has_context(claim, self._draft, page, match.span):
            match = replace(match, short=False)
        return self._made(claim, page, match, check, speaker)

    def _names_another(self, page: Page, match: Match, claim: Claim) -> bool:
        """Whether a page gives the words of a claim, as said, to somebody else."""
        given = self._check(page, match, claim)
        said = given.attestation.attested in (None, Attested.SAID) and not match.proves_nothing
        return said and given.check is SpeakerCheck.OTHER and not stands_beside(page, match.span.start)

    def _retold(self, claim: Claim, page: Page, match: Match) -> Evidence:
        """What a page tells in its own words; of somebody whom it never names it tells nothing for sure."""
        speaker = claim.speaker.name if claim.speaker is not None and _has_name(claim) else ""
        if speaker and self._outlets.by_name(speaker) is None and speaker != claim.named_source:
            named = family_name(speaker)
            match = replace(match, unclear=match.unclear or (bool(named) and named not in folded_words(page.text)))
        return self._made(claim, page, match, SpeakerCheck.UNNAMED, None)

    def _made(self, claim: Claim, page: Page, match: Match, check: SpeakerCheck, speaker: str | None) -> Evidence:
        return Evidence(
            page=page,
            match=match,
            speaker=speaker,
            speaker_check=check,
            origin=self._origins.of(claim.id, page),
            later=self._is_later(page),
            own_page=page.final_url in self._own,
            place=place_of(page, match.span),
            fragment_url=words_url(page, match),
        )

    def _silence(self, claim: Claim, search: Searched) -> Silence:
        sources = [s for s in self._claims.named_sources if s.name == claim.named_source]
        own = [page for page in self._pages for s in sources if is_of(page, s, self._outlets)]
        return Silence(
            general=search.general,
            evidence_named=search.evidence_named,
            source_read=bool(own) and all(page.whole for page in own),
            is_on_story=self._story.is_on,
        )

    def _check(self, page: Page, match: Match, claim: Claim) -> Given:
        # One address may have been read twice, with other words each time.
        key = page.final_url, page.text
        if key not in self._speakers:
            self._speakers[key] = PageSpeakers(page, self._draft.text, self._outlets)
        return self._speakers[key].check(match, claim)

    def _is_later(self, dated: Page) -> bool:
        return self._day is not None and dated.published_on is not None and dated.published_on > self._day

    def _for_sources(self, search: Searched) -> Bench:
        return Bench(
            claims={claim.id: claim for claim in self._claims.claims},
            evidence=self._evidence_on,
            pages=self._pages,
            looked=search.looked,
            general=search.general,
            outlets=self._outlets,
            story=self._story,
        )

    def verdict(self, claim: Claim, evidence: Sequence[Evidence], search: Searched) -> Verdict:
        """The verdict on one claim by its kind."""
        asking = self._outermost[claim.id]
        looked = search.looked.get(claim.id) or search.looked.get(asking.id, _NOTHING)
        if claim.kind in UNMARKED:
            return judge_retold(claim, evidence, looked, self._silence(claim, search))
        if claim.kind is not ClaimKind.QUOTATION:
            return skip(claim)
        led_to = search.candidates.get(asking.id, frozenset())
        return judge_quotation(
            claim,
            evidence,
            looked,
            general=search.general,
            evidence_named=search.evidence_named,
            earlier_origins=self._origins.holding(claim.id, self._known_earlier)
            | {e.origin for e in evidence if is_earlier(e)},
            translation=find_translation(claim, self._draft.language, self._foreign, led_to),
            credited=self._origins.known_by_credit,
        )

    def judged(self, claim: Claim, found: _Found, around: Verdict | None, search: Searched) -> _Judged:
        """The verdict on one claim from what was *found* for it, and from the verdict on the quotation *around* it."""
        evidence = self._evidence_on[claim.id] = self.evidence(claim, found.words)
        if around is not None:
            evidence = nested_evidence(claim, evidence, around.evidence)
        verdict = with_older(self.verdict(claim, evidence, search), self._draft, self._day)
        said = (place for place in found.near if self._is_given(*place, claim))
        names = uncredited_origins(self._draft, self._claims.named_sources, verdict, self._outlets, self._origins)
        return _Judged(verdict=with_uncredited(with_nearest(verdict, said), names), uncredited=names)

    def _is_given(self, page: Page, match: Match, claim: Claim) -> bool:
        """Whether the article gives the passage to the draft's speaker, as said or reported."""
        if page.final_url in self._own or match.proves_nothing or stands_beside(page, match.span.start):
            return False
        given = self._check(page, match, claim)
        return given.check is SpeakerCheck.SAME and given.attestation.attested in GIVEN

    def report(self, judged: Sequence[_Judged], faults: tuple[Fault, ...], search: Searched) -> DraftReport:
        """The report, with the origins that its evidence cites numbered from 1."""
        verdicts, noted = [each.verdict for each in judged], [*faults]
        sources = judge_sources(self._claims.named_sources, self._for_sources(search), noted.append)
        number = numbers_of_origins(verdicts, sources)
        return DraftReport(
            path=self._draft.path,
            sha256=self._draft.sha256,
            title=self._draft.title,
            language=self._draft.language,
            published_on=self._draft.published_on,
            source=self._draft.source,
            markup=self._draft.markup,
            verdicts=tuple(replace(v, evidence=numbered(v.evidence, number)) for v in verdicts),
            named_sources=tuple(replace(s, found=numbered(s.found, number)) for s in sources),
            origins=tuple(replace(o, id=number[o.id]) for o in self._origins.origins if o.id in number),
            uncredited_origins=tuple(dict.fromkeys(name for each in judged for name in each.uncredited)),
            notices=merge_notices(self._draft.notices, self._claims.notices),
            faults=tuple(noted),
        )


def _is_labelled(page: Page, match: Match, speaker: str | None) -> bool:
    """Whether the material's own label at the passage names *speaker*."""
    return speaker is not None and any(
        place.speaker == speaker for place in page.places if place.span.overlaps(match.span)
    )


def _has_name(claim: Claim) -> bool:
    return claim.speaker is not None and not is_unnamed(claim.speaker.name)
