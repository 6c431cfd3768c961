"""The open set does not come out worse than it did, and its stories can be read."""

from __future__ import annotations

from tests.benchmarks.open import measures, stories, tell

# How many outcomes were right when this was last raised; raise it with every rule that helps.
OUTCOMES_RIGHT = 43


def test_the_open_set_keeps_its_floor() -> None:
    told = tell()
    figures = measures(told)

    assert [each.name for each in told if each.is_lie] == []
    assert [each.name for each in told if each.is_accused] == []
    assert int(figures["outcomes right"].split()[0]) >= OUTCOMES_RIGHT, [each.name for each in told if each.wrong]
    assert figures["sources right"].split()[0] == figures["sources right"].split()[-1]


def test_every_story_expects_something_and_has_a_name_of_its_own() -> None:
    every = list(stories())

    assert len({name for name, _ in every}) == len(every) >= 40
    assert all(story.expected for _, story in every)
