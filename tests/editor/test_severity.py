"""How loud a finding is in an editor."""

from __future__ import annotations

import pytest

from verify.editor.severity import Severity, parse_severities, severity_of
from verify.errors import SettingsError
from verify.reports.findings import Level


def test_the_operator_says_it() -> None:
    chosen = parse_severities("--severity", ["not-found=hint", "altered=off"])

    assert severity_of("not_found", Level.ERROR, chosen, {}) is Severity.HINT
    assert severity_of("altered", Level.ERROR, chosen, {}) is Severity.OFF
    assert severity_of("disputed", Level.WARNING, chosen, {}) is Severity.WARNING


def test_a_workspace_makes_a_finding_louder_and_never_quieter() -> None:
    wanted = parse_severities("severities", {"unchecked": "error", "altered": "off"})

    assert severity_of("unchecked", Level.WARNING, {}, wanted) is Severity.ERROR
    assert severity_of("altered", Level.ERROR, {}, wanted) is Severity.ERROR


def test_what_was_not_looked_up_on_a_save_is_no_warning() -> None:
    assert severity_of("unchecked", Level.WARNING, {}, {}) is Severity.INFORMATION


@pytest.mark.parametrize("word", ["altred=error", "altered=loud", "altered"])
def test_a_misspelt_severity_is_refused(word: str) -> None:
    with pytest.raises(SettingsError):
        parse_severities("--severity", [word])
