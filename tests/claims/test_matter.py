from __future__ import annotations

import pytest

from tests.judge.invented import draft
from verify.claims.find import find_claims
from verify.model.claim import SourceRole


def taken(text: str) -> dict[tuple[str, SourceRole], list[str]]:
    claims = find_claims(draft(text))
    texts = {claim.id: claim.text for claim in claims.claims}
    return {(source.name, source.role): [texts[each] for each in source.matter] for source in claims.named_sources}


def test_a_cited_source_stands_behind_what_the_draft_gives_to_it() -> None:
    matter = taken(
        "According to the BBC, the ferry stops in June. Reuters reported that the mayor of Lindale resigned."
    )

    assert matter["BBC", SourceRole.CITED] == ["the ferry stops in June"]
    assert matter["Reuters", SourceRole.CITED] == ["the mayor of Lindale resigned"]


def test_a_listed_source_stands_behind_the_whole_draft() -> None:
    matter = taken("The mayor said that the ferry stops in June.\n\nSources\n- Reuters\n- BBC\n")

    assert matter["Reuters", SourceRole.LISTED] == matter["BBC", SourceRole.LISTED] == ["the ferry stops in June"]


def test_a_recommended_source_stands_behind_nothing() -> None:
    text = "The mayor said that the ferry stops in June. For updates, rely on trusted sources like Variety and the Guardian."
    matter = taken(text)

    assert matter["Variety", SourceRole.RECOMMENDED] == matter["The Guardian", SourceRole.RECOMMENDED] == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A report by the Harbour and Ferry Union says that 40 boats are unsafe.", "Harbour and Ferry Union"),
        ("A note by Marlow Brothers says that oil will be dear.", "Marlow Brothers"),
        ("She told the Lindale Leader that the ferry stops in June.", "Lindale Leader"),
    ],
)
def test_reports_notes_and_papers_that_no_table_knows_are_sources(text: str, name: str) -> None:
    assert taken(text)[name, SourceRole.CITED]


def test_a_short_name_is_the_one_listed_outlet_that_ends_so() -> None:
    listed = "According to the Post, the ferry stops in June.\n\nSources\n- New York Post\n"

    assert ("New York Post", SourceRole.CITED) in taken(listed)
    assert ("New York Post", SourceRole.CITED) not in taken(listed + "- The Washington Post\n")


def test_a_sentence_that_cites_without_a_verb_of_saying_is_a_statement_of_its_source() -> None:
    matter = taken("A study, quoted by Bloomberg, puts the price of the new harbour wall at a record.")

    assert any("harbour wall" in text for text in matter["Bloomberg", SourceRole.CITED])
