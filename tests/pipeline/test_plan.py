"""What would be asked is shown word for word, and nobody is asked."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path

from tests.cli.running import verify
from tests.fakes import NOON, FakeSearch
from verify.api import DraftBytes, find_claims, plan
from verify.claims.find import find_claims as claims_in
from verify.drafts.plain import draft_of_text
from verify.model.page import ProviderState
from verify.model.plan import DraftPlan
from verify.pipeline.plan import plans_of
from verify.pipeline.questions import Questions
from verify.pipeline.read_drafts import DraftCase
from verify.pipeline.run import begin_run
from verify.search.queries import best_runs
from verify.settings import Settings

WORDS = "The lighthouse keeper will polish every lantern before the autumn storms arrive"
OTHER = "Ferry captains complained about crumbling jetties long before the council listened to them"
DRAFT = f"“{WORDS},” said Runa Halvorsen.\n\nOfficials spoke of an “invasion” on Monday.\n"


def planned_for(provider: FakeSearch, secrets: tuple[str, ...] = ()) -> DraftPlan:
    draft, run = draft_of_text(DRAFT, "d.txt"), begin_run(Settings())
    found = claims_in(draft, lexicon=run.lexicon, outlets=run.outlets)
    questions = Questions(providers=(provider,), secrets=secrets)
    case = DraftCase(draft=draft, claims=found)
    (planned,) = asyncio.run(plans_of([case], questions, replace(run, today=NOON.date())))
    return planned


def test_each_question_names_its_provider_its_step_and_its_claims() -> None:
    planned = planned_for(FakeSearch(name="news"))

    quotation = find_claims(DRAFT)[0].id
    assert planned.path == "d.txt"
    assert [each.step for each in planned.questions] == [
        "exact words",
        "second run, wide window",
        "speaker and rare words",
    ]
    assert {each.claims for each in planned.questions} == {(quotation,)}
    assert all("invasion" not in each.question for each in planned.questions)


def test_a_provider_that_cannot_be_reached_is_planned_for_all_the_same() -> None:
    away = FakeSearch(name="news", state=ProviderState.NOT_ASKED)

    assert len(planned_for(away).questions) == 3


def test_a_plan_holds_no_key() -> None:
    planned = planned_for(FakeSearch(name="news"), secrets=("lighthouse",))

    assert any("REDACTED" in each.question for each in planned.questions)
    assert all("lighthouse" not in each.question for each in planned.questions)


def test_the_plan_holds_the_questions_as_the_providers_are_sent_them() -> None:
    (planned,), errors = plan([DraftBytes(origin="d.txt", data=DRAFT.encode())], Settings(provider=("gdelt",)))

    assert errors == ()
    assert all(f'"{run}"' in planned.questions[0].question for run in best_runs(WORDS))
    assert planned.questions[-1].question.startswith('"Runa Halvorsen" (')


def test_the_option_prints_the_plan_and_asks_nobody(tmp_path: Path) -> None:
    (tmp_path / "d.txt").write_text(DRAFT, "utf-8")

    done = verify(tmp_path, "d.txt", "--plan", "-p", "gdelt", code=0)

    first, *rest = done.stdout.splitlines()
    assert first == "d.txt: 2 questions at most"
    assert all(line.split()[0] == "gdelt" for line in rest[:2])
    assert not (tmp_path / "cache").exists()


def test_a_draft_that_cannot_be_read_is_named_beside_the_plan(tmp_path: Path) -> None:
    done = verify(tmp_path, "missing.txt", "--plan", code=2)

    assert "missing.txt" in done.stderr


def test_drafts_that_are_planned_together_share_questions_and_each_is_named_below(tmp_path: Path) -> None:
    (tmp_path / "d.txt").write_text(DRAFT, "utf-8")
    (tmp_path / "e.txt").write_text(f"“{OTHER},” said Bo Quayle.\n", "utf-8")

    first, *rest = verify(tmp_path, "d.txt", "e.txt", "--plan", "-p", "gdelt", code=0).stdout.splitlines()

    assert first == "2 drafts: 2 questions at most"
    assert all(f'"{run}"' in rest[0] for run in (*best_runs(WORDS, 1), *best_runs(OTHER, 1)))
    assert rest[1].strip() == "for d.txt, e.txt"
