"""The guide names everything that a report may say, once, and its links lead somewhere."""

from __future__ import annotations

import re
import subprocess
import sys
import zipfile
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verify.guide import entry, like, load_guide, named, readable
from verify.guide.sections import PAGE, Section
from verify.model.attested import Attested
from verify.model.notice import NoticeCode
from verify.model.source_words import SourceOutcome
from verify.model.verdict import Difference, Outcome, Reason
from verify.settings import KEYS

ROOT = Path(__file__).parents[2]
GUIDE = ROOT / "verify" / "guide"
SETS = {
    "outcome": ("outcomes.md", tuple(Outcome)),
    "reason": ("reasons.md", tuple(Reason)),
    "difference": ("comparing.md", tuple(Difference)),
    "warning": ("warnings.md", tuple(NoticeCode)),
    "attested": ("attested.md", tuple(Attested)),
    "source": ("sources.md", tuple(SourceOutcome)),
    "setting": ("settings.md", tuple(KEYS)),
}


@pytest.mark.parametrize("kind", SETS)
def test_everything_that_a_report_may_say_has_its_one_entry(kind: str) -> None:
    page, names = SETS[kind]
    entries = Counter(section.name for section in load_guide() if section.kind == kind)
    wanted = {str(name) for name in names}

    missing, unknown = sorted(wanted - set(entries)), sorted(set(entries) - wanted)
    twice = sorted(name for name, count in entries.items() if count > 1)

    assert not missing, f"verify/guide/{page} has no entry for {missing}: write `### {missing[0]}` with an example"
    assert not unknown, f"verify/guide/{page} explains {unknown}, which no report says: take the entries out"
    assert not twice, f"verify/guide/{page} explains {twice} twice"


def test_every_file_of_the_guide_is_one_of_its_pages() -> None:
    assert {path.stem for path in GUIDE.glob("*.md")} == {section.page for section in load_guide()}


@pytest.mark.parametrize("page", sorted(GUIDE.glob("*.md")), ids=lambda path: path.stem)
def test_a_link_of_the_guide_leads_to_a_section(page: Path) -> None:
    for file, anchor in re.findall(r"\]\(([\w-]+\.md)?#?([\w-]*)\)", page.read_text("utf-8")):
        text = (GUIDE / (file or page.name)).read_text("utf-8")
        headings = {heading.lower().replace(" ", "-") for heading in re.findall(r"^#+ (.+)$", text, re.MULTILINE)}

        assert not anchor or anchor in headings, f"{page.name}: {file}#{anchor}"


def test_a_name_is_found_however_it_is_written() -> None:
    assert named("not-found") == named("Not found") == named("not_found") != ()
    assert {section.kind for section in named("timeout")} == {"reason", "setting"}


def test_what_is_misspelt_is_guessed() -> None:
    assert like("corroborate") == "corroborated"
    assert like("exit_code") == "exit-codes"
    assert like("qwertz") is None


def test_an_entry_begins_with_what_it_means() -> None:
    found = entry("difference", "negation")

    assert found is not None
    assert found.meaning == "It says the opposite."


@given(st.sampled_from(load_guide()))
def test_no_markup_of_links_and_blocks_is_left_in_a_terminal(section: Section) -> None:
    shown = readable(section.text)

    assert "```" not in shown
    assert "](" not in shown
    assert "<!-- entries" not in shown


def test_pages_hold_their_entries() -> None:
    pages = {section.page: section.text for section in load_guide() if section.kind == PAGE}

    assert all(section.text in pages[section.page] for section in load_guide())


def test_a_wheel_holds_the_guide(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr

    (wheel,) = tmp_path.glob("*.whl")
    packed = set(zipfile.ZipFile(wheel).namelist())

    assert {f"verify/guide/{path.name}" for path in GUIDE.glob("*.md")} <= packed


def test_the_code_cites_sections_that_are_there() -> None:
    cited = {
        name
        for path in (ROOT / "verify").rglob("*.py")
        for name in re.findall(r"see the guide: ([\w-]+)", path.read_text("utf-8"))
    }

    assert {"exit-codes", "not_found", "comparing"} <= cited
    assert all(named(name) for name in cited), cited
