from __future__ import annotations

import re

from verify.text.late import late


def test_a_late_pattern_answers_as_the_pattern_does() -> None:
    pattern, plain = late(r"(?P<word>b\w+)", re.IGNORECASE), re.compile(r"(?P<word>b\w+)", re.IGNORECASE)

    assert [found["word"] for found in pattern.finditer("Bo and bea")] == ["Bo", "bea"]
    assert pattern.sub("x", "a boat") == plain.sub("x", "a boat")
    assert pattern.groupindex == plain.groupindex


def test_a_late_pattern_is_made_once_and_not_before_it_is_asked() -> None:
    asked: list[str] = []

    def written() -> str:
        asked.append("written")
        return "a+"

    pattern = late(written)
    assert not asked

    assert pattern.search("banana")
    assert pattern.findall("banana") == ["a", "a", "a"]
    assert asked == ["written"]
