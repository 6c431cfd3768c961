"""`verify explain`."""

from __future__ import annotations

from typer.testing import CliRunner

from verify.cli.commands import app
from verify.guide import load_guide
from verify.guide.sections import RULE


def explained(*words: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(app, ["explain", *words])
    return done.exit_code, done.stdout, done.stderr


def test_a_name_prints_its_section() -> None:
    code, shown, _ = explained("negation")

    assert code == 0
    assert shown.startswith("negation (difference)\n\nIt says the opposite.\n")


def test_a_word_with_two_meanings_prints_both() -> None:
    _, shown, _ = explained("timeout")

    assert "timeout (reason)" in shown
    assert "timeout (setting)" in shown


def test_without_a_name_all_are_listed() -> None:
    code, shown, _ = explained()

    assert code == 0
    assert all(section.name in shown for section in load_guide() if section.kind != RULE)


def test_a_misspelt_name_is_answered_with_the_one_that_is_meant() -> None:
    code, shown, told = explained("corroberated")

    assert (code, shown) == (2, "")
    assert "did you mean 'corroborated'?" in told


def test_a_rule_of_the_list_of_rules_is_explained() -> None:
    _, shown, _ = explained("said_by")

    assert shown.startswith("said_by (rule)\n\na verb of saying and whoever it names follow the words.")
    assert "More: verify explain rules" in shown
