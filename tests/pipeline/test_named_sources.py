"""Whatever is wrong with a named source, it ends in one line that an editor understands."""

from __future__ import annotations

import pytest

from tests.stories import stories_in, told
from verify.model.verdict import SourceVerdict

CITED = "Draft: The mine will be sealed this year, according to Reuters."
POLL = "Draft: A poll by Harbour Insight found that 71% of the people of Velling want the old mine sealed."
WALL = "<html><body><article><p>Subscribe to continue reading this article.</p></article></body></html>"


def sources(story: str) -> tuple[SourceVerdict, ...]:
    (only,) = stories_in(f"```example\n{story}\n```\n")
    return told(only).named_sources


@pytest.mark.parametrize(
    ("story", "outcome", "reason", "line"),
    [
        (
            f"{CITED}\nPage reuters.com status 402:",
            "unchecked",
            "page_unread",
            "could not be read: https://reuters.com",
        ),
        (f"{CITED}\nPage reuters.com bare: {WALL}", "unchecked", "page_unread", "(paywall)"),
        (f"{CITED}\nSearch: refused", "unchecked", "provider_failed", "did not answer every query"),
        (f"{CITED}\nSearch: none", "unchecked", "no_provider", "No provider was asked"),
        (f"{CITED}\nSearch: down", "unchecked", "no_network", "there is no network"),
        (
            "Draft: # The mine will be sealed this year, Reuters reports\n  Tor Eng wants to leave Velling.\nPage: Rain.",
            "unsupported",
            None,
            "none of Reuters, and none that credits it",
        ),
        (f"{POLL}\nPage: The price of copper rose.", "unsupported", None, "none of Harbour Insight"),
        (
            f"{POLL}\nPage: In Velling 71% of people want the old mine to be sealed, found a poll by Harbour Insight in May.",
            "supported",
            None,
            "credits Harbour Insight",
        ),
        ("Draft: The ferry is sold, the Post reported.\nPage: Rain.", "unchecked", "ambiguous", "write its full name"),
    ],
)
def test_a_source_that_cannot_be_settled_says_why_in_one_line(
    story: str, outcome: str, reason: str | None, line: str
) -> None:
    (source,) = sources(story)

    assert (source.outcome, source.reason) == (outcome, reason)
    assert line in source.because
    assert "\n" not in source.because


def test_a_reading_list_names_no_sources() -> None:
    assert sources("Draft: The mine will be sealed.\n  Further reading\n  - Reuters\n  - BBC\nPage: Rain.") == ()


def test_two_hundred_listed_sources_each_end_in_one_line() -> None:
    listed = "\n".join(f"  - Harbour Letter {number}" for number in range(200))
    found = sources(f"Draft: The mine will be sealed, Tor Eng said.\n  Sources\n{listed}\nPage: Rain.")

    assert len(found) == 200
    assert all(source.because and "\n" not in source.because for source in found)


# Stories of the kind that newsrooms send: a strike at sea with agencies, a summit with a list, a poll, an embedded post.
SEIZURE = (
    "Draft: # Patrol boats seize a tanker off Velling\n"
    "  Patrol boats seized the tanker Astra off Velling on Monday, Reuters reported. Nine sailors were held, according to the BBC.\n"
    "  “We were given no warning,” captain Tor Eng told Axios.\n"
    "  Sources\n  - Reuters\n  - The Guardian"
)
PAGES = (
    "Page reuters.com: On Monday patrol boats seized a tanker, the Astra, off Velling. Its crew was taken ashore.\n"
    "Page bbc.com: The coast guard of Velling held 12 sailors after it seized the tanker Astra off Velling.\n"
    "Page axios.com: Tor Eng, captain of the Astra, said: “We were given no warning.”"
)


def test_each_source_of_a_news_story_ends_with_what_an_editor_understands() -> None:
    found = {(s.source.name, s.source.role.value): s for s in sources(f"{SEIZURE}\n{PAGES}")}

    assert {key: s.outcome.value for key, s in found.items()} == {
        ("Reuters", "cited"): "supported",
        ("BBC", "cited"): "contradicted",
        ("Axios", "cited"): "supported",
        ("Reuters", "listed"): "supported",
        ("The Guardian", "listed"): "unsupported",
    }
    assert "12" in found["BBC", "cited"].because
    assert found["The Guardian", "listed"].because.startswith("Looked with fake; 3 pages read; none of The Guardian")
    assert all(s.because.endswith((".", "”.")) for s in found.values())
