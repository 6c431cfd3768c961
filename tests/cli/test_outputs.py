from __future__ import annotations

from pathlib import Path

import pytest

from verify.cli.outputs import Destination, destinations
from verify.errors import SettingsError


def test_without_outputs_the_terminal_report_goes_to_standard_output() -> None:
    assert destinations(None, None) == (Destination("terminal", None),)
    assert destinations("json", None) == (Destination("json", None),)


def test_files_are_written_beside_the_report_on_standard_output(tmp_path: Path) -> None:
    sarif, html = tmp_path / "r.sarif", tmp_path / "r.html"

    assert destinations(None, [f"sarif={sarif}"]) == (Destination("terminal", None), Destination("sarif", sarif))
    assert destinations(None, [str(html)]) == (Destination("terminal", None), Destination("html", html))
    assert destinations("markdown", [str(html)]) == (Destination("terminal", None), Destination("markdown", html))
    assert destinations(None, [str(html)], quiet=True) == (Destination("html", html),)
    assert destinations(None, None, quiet=True) == (Destination("terminal", None),)


@pytest.mark.parametrize(
    ("output", "says"), [("srif={}/r.sarif", "did you mean 'sarif'?"), ("json={}/none/r.json", "is not there")]
)
def test_an_output_that_cannot_be_written_is_refused_before_anything_runs(
    tmp_path: Path, output: str, says: str
) -> None:
    with pytest.raises(SettingsError) as caught:
        destinations(None, [output.format(tmp_path)])

    assert says in str(caught.value)


@pytest.mark.parametrize(
    ("output", "says"),
    [
        ("html", "'html' is a format without a path (did you mean html=PATH?)"),
        ("sarf", "its ending names no format (did you mean sarif=PATH?)"),
        ("report", "its ending names no format (did you mean html=PATH?)"),
        ("report.pdf", "'.pdf' is not the ending of a format (did you mean html=PATH?)"),
    ],
)
def test_a_bare_format_or_an_ending_of_none_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, output: str, says: str
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SettingsError) as caught:
        destinations(None, [output])

    assert says in str(caught.value)


def test_a_chosen_format_goes_into_a_file_of_any_ending_but_not_into_one_named_like_a_format(tmp_path: Path) -> None:
    path = tmp_path / "report.out"

    assert destinations("json", [str(path)])[1:] == (Destination("json", path),)
    assert destinations(None, ["/dev/null"])[1:] == (Destination("terminal", Path("/dev/null")),)
    with pytest.raises(SettingsError, match="a format without a path"):
        destinations("json", ["html"])
