from __future__ import annotations

import pytest

from verify.match.recalling import Recalled, recalled


def test_the_same_question_about_the_same_pages_is_worked_on_once() -> None:
    worked: list[int] = []

    def work() -> int:
        worked.append(1)
        return len(worked)

    answers = [recalled("The ferry is late.", "Bread is dear.").answer("ferry", work) for _ in range(2)]
    others = [
        recalled("The ferry is late.", "Bread is dear.").answer("bread", work),
        recalled("The ferry is late.").answer("ferry", work),
    ]

    assert (answers, others) == ([1, 1], [2, 3])


def test_what_failed_is_tried_again() -> None:
    def fail() -> int:
        raise ValueError("late")

    kept = Recalled()
    with pytest.raises(ValueError, match="late"):
        kept.answer("ferry", fail)

    assert kept.answer("ferry", lambda: 2) == 2


def test_of_too_many_questions_the_oldest_is_forgotten() -> None:
    kept = Recalled()
    for asked in range(300):
        kept.answer(asked, lambda: 1)
    kept.answer(299, lambda: 2)

    assert (kept.answer(299, lambda: 2), kept.answer(0, lambda: 2)) == (1, 2)
