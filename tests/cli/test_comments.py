"""A comment to the checker that does not do what was meant says so wherever a report is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import verify

SAID = "“The harbour needs six new cranes before winter,” Mayor Ana Reyes said."
MISSPELT = {
    "ignore[alterd]": "unknown outcome 'alterd' (did you mean 'altered'?)",
    "ignroe": "cannot use 'ignroe' like this (did you mean 'ignore'?)",
    "ignore until=soon": "until=soon is not a date such as 2026-12-31",
    "source=foo": "source=foo is not a web address",
    "ignore[not-found]": "there is nothing to ignore",
}
FORMATS = ("github", "sarif", "junit", "gitlab", "markdown", "html", "terminal", "json")


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    desk = tmp_path / "desk"
    desk.mkdir()
    (desk / "talk.txt").write_text(f"{SAID}\n", "utf-8")
    return desk


def reports(desk: Path, draft: str) -> dict[str, str]:
    outputs = [option for name in FORMATS for option in ("-o", f"{name}={name}.out")]
    verify(desk, draft, "-p", "none", "--evidence", "talk.txt", *outputs, code=0)
    return {name: (desk / f"{name}.out").read_text("utf-8") for name in FORMATS}


@pytest.mark.parametrize("comment", MISSPELT)
def test_a_comment_that_is_misspelt_or_does_nothing_is_in_every_report(desk: Path, comment: str) -> None:
    (desk / "draft.md").write_text(f"# Cranes\n\n{SAID} <!-- verify: {comment} -->\n", "utf-8")
    for name, text in reports(desk, "draft.md").items():
        plain = " ".join(text.replace("&#39;", "'").replace("&#x27;", "'").split())
        assert MISSPELT[comment] in plain, name


def test_a_comment_in_plain_text_is_said_to_do_nothing(desk: Path) -> None:
    (desk / "draft.txt").write_text(f"{SAID} <!-- Verify: ignore -->\n", "utf-8")
    for name, text in reports(desk, "draft.txt").items():
        assert "in plain text there are no comments" in " ".join(text.split()), name


def test_the_place_of_the_comment_is_where_ci_points(desk: Path) -> None:
    (desk / "draft.md").write_text(f"{SAID}\n\n<!-- verify: ignroe -->\n\n{SAID}\n", "utf-8")
    found = reports(desk, "draft.md")

    assert "::warning file=draft.md,line=3,col=1,title=Malformed directive::" in found["github"]
    assert '"begin": 3' in found["gitlab"]
    assert '"startLine": 3' in found["sarif"]
    assert 'line="3" time="0"><skipped message="warning: ' in found["junit"]
    assert "- warning, line 3: `" in found["markdown"]
