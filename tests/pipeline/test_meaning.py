"""What a reader of meaning may change in a report, with a reader that knows the truth."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import cast

import pytest

from tests.fakes import FakeSearch
from tests.pipeline.test_one_draft import check, first, page, reading
from verify.drafts.plain import draft_of_text
from verify.jobs.job import Engine, WorkerFailure
from verify.model.claim import ClaimKind, DraftClaims
from verify.model.meaning import Meaning, MeaningPair, Reading
from verify.model.notice import NoticeCode
from verify.model.page import Material, Page, SearchHit
from verify.model.searched import Searched
from verify.model.source_words import SourceOutcome
from verify.model.verdict import DraftReport, Outcome, Reason
from verify.pipeline.meaning import Meanings, read_meaning
from verify.pipeline.verdicts import Known
from verify.settings import Settings

WORDS = "We must dredge the harbour mouth before the first storms arrive"
DRAFT = f"“{WORDS},” said Joanna Roe, the harbour master.\n"
NEAR = "The harbour mouth is silting up and every storm makes it worse"
STORY = page("https://herald.example/mouth", f"“{NEAR},” said Joanna Roe, the harbour master.")


@dataclass
class Knowing:
    """Says what it was told of each passage, and remembers what it was asked."""

    truth: dict[str, Meaning] = field(default_factory=dict)
    name: str = "knowing"
    model: str = "oracle-1"
    prompt_version: str = "7"
    asked: list[MeaningPair] = field(default_factory=list)

    async def read(self, pairs: Sequence[MeaningPair]) -> Sequence[Reading]:
        self.asked.extend(pairs)
        return [self._of(pair) for pair in pairs]

    def _of(self, pair: MeaningPair) -> Reading:
        return Reading(meaning=self.truth.get(pair.passage.rstrip(","), Meaning.UNSURE), reason="So it is.")


class Raising(Knowing):
    async def read(self, pairs: Sequence[MeaningPair]) -> Sequence[Reading]:
        raise KeyError("model")


class Nonsense(Knowing):
    async def read(self, pairs: Sequence[MeaningPair]) -> Sequence[Reading]:
        return cast("Sequence[Reading]", ["same"])


class Silent(Knowing):
    async def read(self, pairs: Sequence[MeaningPair]) -> Sequence[Reading]:
        await asyncio.Event().wait()
        return []


def read_by(
    reader: Knowing,
    *pages: Page,
    draft: str = DRAFT,
    material: Material | None = None,
    settings: Settings | None = None,
    **more: object,
) -> DraftReport:
    meanings = replace(Meanings(reader=reader), **more)  # type: ignore[arg-type]
    web = pages or (STORY,)
    provider = FakeSearch(hits=tuple(SearchHit(url=each.url) for each in web))
    return check(draft, [provider], reading(*web), settings, material=material, meanings=meanings)


def test_what_says_the_same_makes_a_quotation_paraphrased_and_the_report_says_who_judged() -> None:
    report = read_by(Knowing({NEAR: Meaning.SAME}))
    verdict = first(report)

    assert (verdict.outcome, verdict.near, verdict.independent_origins) == (Outcome.PARAPHRASED, (), 1)
    assert "judged by oracle-1 (knowing): So it is." in verdict.because
    assert (verdict.evidence[0].page, verdict.evidence[0].match.passage.rstrip(",")) == (STORY, NEAR)
    assert [(each.id, each.pages) for each in report.origins] == [(verdict.evidence[0].origin, (STORY.final_url,))]


def test_the_opposite_is_a_warning_and_the_quotation_stays_not_found() -> None:
    verdict = first(read_by(Knowing({NEAR: Meaning.OPPOSITE})))

    assert verdict.outcome is Outcome.NOT_FOUND
    assert [each.code for each in verdict.notices] == [NoticeCode.OPPOSITE_SAID]
    assert "judged by oracle-1" in verdict.notices[0].message


def test_a_reader_that_is_unsure_breaks_its_promise_or_is_silent_changes_nothing() -> None:
    plain = check(DRAFT, [FakeSearch(hits=(SearchHit(url=STORY.url),))], reading(STORY))

    assert first(plain).outcome is Outcome.NOT_FOUND
    assert read_by(Knowing({NEAR: Meaning.DIFFERENT})) == read_by(Silent(), seconds=0.05) == plain
    for reader, why in (
        (Knowing(), "So it is."),
        (Raising(), "internal fault (KeyError)"),
        (Nonsense(), "an answer of another kind"),
    ):
        verdict = first(read_by(reader))
        assert verdict.because.endswith(f"Asked about meaning, oracle-1 (knowing) is unsure: {why}")
        assert replace(verdict, because=first(plain).because) == first(plain)


def test_only_what_would_be_not_found_is_asked_about() -> None:
    reader = Knowing()
    carrying = page(STORY.url, f"“{WORDS},” said Joanna Roe, the harbour master. “{NEAR},” she said.")
    verdict = first(read_by(reader, carrying))

    assert (verdict.outcome, reader.asked) == (Outcome.CORROBORATED, [])


def test_no_more_pairs_are_asked_than_allowed() -> None:
    reader = Knowing()
    read_by(reader, most_pairs=0)

    assert reader.asked == []


def test_a_passage_that_is_younger_than_the_draft_is_not_asked_about() -> None:
    reader = Knowing({NEAR: Meaning.SAME})
    younger = replace(STORY, published_on=date(2026, 3, 9))
    verdict = first(read_by(reader, younger, settings=Settings(as_of=date(2026, 3, 2))))

    assert reader.asked == []
    assert verdict.outcome is not Outcome.PARAPHRASED


def test_own_material_is_sent_only_where_the_operator_says_so() -> None:
    url = "file:///desk/interview.txt"
    own = replace(STORY, url=url, final_url=url, own_material=True)
    kept, sent = Knowing({NEAR: Meaning.SAME}), Knowing({NEAR: Meaning.SAME})
    material = Material(outcomes=(own,), named=True)
    elsewhere = page("https://herald.example/other", "The weather was fine.")

    before = first(read_by(kept, elsewhere, material=material))
    after = first(read_by(sent, elsewhere, material=material, own_material=True))

    assert (before.outcome, kept.asked) == (Outcome.NOT_FOUND, [])
    assert before.nearest is not None
    assert (after.outcome, after.independent_origins) == (Outcome.PARAPHRASED, 0)


TOLD = "Mayor Ana Reyes said that the stone wall beside the old harbour would be finished before the winter storms."
WALL = "Work on the wall at the old harbour will be over before the storms of winter, the office of Ana Reyes said"
WALL_PAGE = page("https://herald.example/wall", f"The council of Lindale met on Monday. {WALL}.")


def told_by(meaning: Meaning, *pages: Page, **more: object) -> tuple[DraftReport, Knowing]:
    reader = Knowing({f"{WALL}.": meaning})
    return read_by(reader, *(pages or (WALL_PAGE,)), draft=TOLD, **more), reader  # type: ignore[arg-type]


def test_reported_speech_that_words_cannot_tell_is_asked_about_and_the_same_is_paraphrased() -> None:
    report, reader = told_by(Meaning.SAME)
    verdict = first(report)

    assert [(each.passage, each.retold) for each in reader.asked] == [(f"{WALL}.", True)]
    assert (verdict.outcome, verdict.reason, verdict.independent_origins) == (Outcome.PARAPHRASED, None, 1)
    assert "Judged by oracle-1 (knowing): So it is." in verdict.because


def test_what_a_page_tells_otherwise_is_altered_with_a_warning_that_says_who_judged() -> None:
    verdict = first(told_by(Meaning.OPPOSITE)[0])

    assert verdict.outcome is Outcome.ALTERED
    assert verdict.because == "The page says otherwise, judged by oracle-1 (knowing): So it is."
    assert [each.code for each in verdict.notices] == [NoticeCode.OPPOSITE_SAID]


def test_something_different_takes_nothing_away_from_reported_speech() -> None:
    verdict = first(told_by(Meaning.DIFFERENT)[0])

    assert (verdict.outcome, verdict.reason) == (Outcome.UNCHECKED, Reason.UNCLEAR)
    assert [each.match.passage for each in verdict.evidence] == [f"{WALL}."]


def test_a_reader_that_is_unsure_of_reported_speech_says_why() -> None:
    verdict = first(told_by(Meaning.UNSURE)[0])

    assert (verdict.outcome, verdict.reason) == (Outcome.UNCHECKED, Reason.UNCLEAR)
    assert verdict.because.endswith("Asked about meaning, oracle-1 (knowing) is unsure: So it is.")


CITED = "Reuters reported that the stone wall beside the old harbour would be finished before the winter storms.\n"
CITED_WALL = "Work on the wall at the old harbour will be over before the storms of winter, builders said."


@pytest.mark.parametrize(
    ("meaning", "outcome", "because"),
    [
        (Meaning.SAME, SourceOutcome.SUPPORTED, "Its own page carries it. Judged by oracle-1 (knowing): So it is."),
        (
            Meaning.OPPOSITE,
            SourceOutcome.CONTRADICTED,
            "The page says otherwise, judged by oracle-1 (knowing): So it is.",
        ),
        (Meaning.DIFFERENT, SourceOutcome.UNCHECKED, None),
    ],
)
def test_a_named_source_is_judged_by_what_the_reader_says_of_its_page(
    meaning: Meaning, outcome: SourceOutcome, because: str | None
) -> None:
    own = page("https://www.reuters.com/wall", f"The council of Lindale met on Monday. {CITED_WALL}")
    report = read_by(Knowing({CITED_WALL: meaning}), own, draft=CITED)
    (source,) = report.named_sources

    assert source.outcome is outcome
    assert because in (None, source.because)


FIGURE = "The storm on Monday sank 40 fishing boats in the harbour of Lindale, the harbour board of the town said.\n"
SUNK = "Forty boats went down when the storm hit Lindale."


def test_a_figure_that_only_a_reader_vouches_for_is_never_more_than_paraphrased() -> None:
    reader = Knowing({SUNK: Meaning.SAME})
    story = page("https://herald.example/boats", f"The council of Lindale met on Monday. {SUNK}")
    report = read_by(reader, story, draft=FIGURE)
    (figure,) = [each for each in report.verdicts if each.claim.kind is ClaimKind.FIGURE]

    assert figure.outcome is Outcome.PARAPHRASED


def test_a_pair_that_bears_on_a_statement_and_on_its_source_is_asked_once() -> None:
    own = page("https://www.reuters.com/wall", f"The council of Lindale met on Monday. {CITED_WALL}")
    reader = Knowing()
    read_by(reader, own, draft=CITED)

    assert [each.passage for each in reader.asked] == [CITED_WALL]


class GivesUp:
    """Judges that give up whatever they are asked."""

    size = 1

    async def run(self, function: object, *given: object, **named: object) -> WorkerFailure:
        return WorkerFailure("crash", "the process ended")


def test_a_report_is_kept_where_judging_once_more_is_given_up() -> None:
    report = check(TOLD, [FakeSearch(hits=(SearchHit(url=WALL_PAGE.url),))], reading(WALL_PAGE))
    told = draft_of_text(TOLD, "draft.txt")
    known = Known(
        draft=told, claims=DraftClaims(claims=(), named_sources=()), pages=(WALL_PAGE,), matches={}, searched=Searched(looked={}),
        settings=Settings(),
    )  # fmt: skip
    reader = Knowing({f"{WALL}.": Meaning.SAME})
    said: list[str] = []
    after = asyncio.run(read_meaning(report, known, Meanings(reader=reader), said.append, cast(Engine, GivesUp())))

    assert (after, len(reader.asked)) == (report, 1)
    assert "given up: the process ended" in said[0]
