"""What the guide shows comes out as it is shown."""

from __future__ import annotations

import re
import tomllib

import pytest

from tests.stories import Story, shortfall, stories_in
from verify.guide import Section, load_guide
from verify.guide.sections import PAGE
from verify.model.attested import PROVES_NOTHING
from verify.settings import KEYS, Settings

# Under which word the example of an entry says what the entry is about.
SHOWN_AS = {
    "outcome": "Outcome",
    "reason": "Reason",
    "difference": "Differences",
    "warning": "Warnings",
    "attested": "Attested",
    "source": "Source",
}
# Folded before words are compared: nothing is left of them to list.
# No run asks a reader of meaning unless it is told to.
UNLISTED = {"case", "marks", "opposite_said", *PROVES_NOTHING}
ENTRIES = [section for section in load_guide() if section.kind in SHOWN_AS]
STORIES = [
    pytest.param(story, id=f"{section.page}-{number}")
    for section in load_guide()
    if section.kind == PAGE
    for number, story in enumerate(stories_in(section.text), 1)
]


@pytest.mark.parametrize("story", STORIES)
def test_an_example_comes_out_as_it_is_shown(story: Story) -> None:
    assert not shortfall(story)


@pytest.mark.parametrize("section", ENTRIES, ids=lambda section: f"{section.kind}-{section.name}")
def test_an_entry_has_an_example_of_what_it_explains(section: Section) -> None:
    shown = [story.expected.get(SHOWN_AS[section.kind], ()) for story in stories_in(section.text)]

    assert shown, f"verify/guide/{section.page}.md: give {section.name!r} an example"
    assert section.name in UNLISTED or any(section.name in names for names in shown), (
        f"verify/guide/{section.page}.md: no example of {section.name!r} expects it under {SHOWN_AS[section.kind]!r}"
    )


@pytest.mark.parametrize(
    "section", [each for each in load_guide() if each.kind == "setting"], ids=lambda each: each.name
)
def test_the_example_of_a_setting_changes_it(section: Section) -> None:
    shown = re.findall(r"^```toml\n(.*?)^```", section.text, re.MULTILINE | re.DOTALL)
    (table,) = map(tomllib.loads, shown)

    assert list(table) == [section.name]
    assert KEYS[section.name].parse(section.name, table[section.name]) != getattr(Settings(), section.name)
