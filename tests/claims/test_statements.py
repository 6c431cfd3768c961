"""Reported speech is found with its words, its cue and its speaker; beliefs, plans and bare quotations are not."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verify.claims.find import find_claims
from verify.claims.statements import find_statements
from verify.model.claim import Claim, ClaimKind, Form
from verify.model.draft import Draft
from verify.speech.lexicon import DEFAULT_LEXICON
from verify.speech.utterances import find_utterances


def statements_in(text: str) -> tuple[Claim, ...]:
    draft = Draft(path="d.txt", sha256="", source=text, text=text)
    return find_statements(draft, find_utterances(text))


def read(text: str) -> list[tuple[str | None, str | None, list[str]]]:
    return [
        (
            claim.speaker.text if claim.speaker else None,
            claim.cue.text if claim.cue else None,
            [part.text for part in claim.parts],
        )
        for claim in statements_in(text)
    ]


@pytest.mark.parametrize(
    ("text", "speaker", "cue", "content"),
    [
        ("Mayor Ana Ruiz said the bridge would close.", "Mayor Ana Ruiz", "said", ["the bridge would close"]),
        ("The union argued on Monday that pay is too low.", "The union", "argued", ["pay is too low"]),
        ("Ruiz told reporters that the bridge is safe.", "Ruiz", "told", ["the bridge is safe"]),
        ("The bridge is safe, the mayor said on Tuesday.", "the mayor", "said", ["The bridge is safe"]),
        ("The bridge is safe, said Ana Ruiz, the mayor.", "Ana Ruiz, the mayor", "said", ["The bridge is safe"]),
        ("The bridge, she said, will close.", "she", "said", ["The bridge", "will close"]),
        ("According to officials, the bridge is safe.", "officials", "According to", ["the bridge is safe"]),
        (
            "According to the Harbor Herald, the town lost 1,200 boats.",
            "the Harbor Herald",
            "According to",
            ["the town lost 1,200 boats"],
        ),
        (
            "According to J. R. Hale, the doors opened at 10:30 sharp.",
            "J. R. Hale",
            "According to",
            ["the doors opened at 10:30 sharp"],
        ),
        (
            "As the Harbor Herald reported last week, the board owes $3 million.",
            "the Harbor Herald",
            "reported",
            ["the board owes $3 million"],
        ),
        ("The road is shut, state media reported.", "state media", "reported", ["The road is shut"]),
        (
            "Scholars at Sand Bay estimate that the road is shut.",
            "Scholars at Sand Bay",
            "estimate",
            ["the road is shut"],
        ),
        ("Harbour Board figures show that boats are fewer.", "Harbour Board figures", "show", ["boats are fewer"]),
        ("The survey found one in five boats had sunk.", "The survey", "found", ["one in five boats had sunk"]),
        ("According to No. 10, the side won 3–2.", "No. 10", "According to", ["the side won 3–2"]),
        (
            "Downing Street said the U.S. team lost by 1.5 points.",
            "Downing Street",
            "said",
            ["the U.S. team lost by 1.5 points"],
        ),
        ("The bridge is safe, according to officials.", "officials", "according to", ["The bridge is safe"]),
        ("Officials insist that was not the plan.", "Officials", "insist", ["that was not the plan"]),
        ("Critics say there is a leak.", "Critics", "say", ["there is a leak"]),
        (
            "Residents accused the council of hiding the report.",
            "Residents",
            "accused",
            ["the council of hiding the report"],
        ),
        ("Ruiz repeated her claim that the bridge is safe.", "her", "claim", ["the bridge is safe"]),
        ("A new survey found that most drivers object.", "A new survey", "found", ["most drivers object"]),
        ("The judge – who lost twice – said she would appeal.", "The judge", "said", ["she would appeal"]),
        ("According to newly found letters, the bridge is old.", "letters", "According to", ["the bridge is old"]),
        ("It states that the bridge is old.", "It", "states", ["the bridge is old"]),
        ("Drivers in each county say the bridge is old.", "Drivers in each county", "say", ["the bridge is old"]),
        ("Ruiz pointed out that the bridge is old.", "Ruiz", "pointed out", ["the bridge is old"]),
    ],
)
def test_what_somebody_is_said_to_have_said_is_a_statement(
    text: str, speaker: str, cue: str, content: list[str]
) -> None:
    assert read(text) == [(speaker, cue, content)]


@pytest.mark.parametrize(
    "text",
    [
        "Ruiz believes the bridge is safe.",
        "Ruiz hopes to win and plans to run.",
        "The council did not say whether it is safe.",
        "The council left without saying that the bridge is safe.",
        "The council will announce the plan on Monday.",
        "The board denied it, and the pledged money came.",
        "The plan that he says is dead lives on.",
        "“The bridge is safe,” Ruiz said in an interview.",
        "“The bridge is safe,” said Ruiz on Monday.",
        "The states of the union and the cost estimates rose.",
        "It signals a change of course.",
    ],
)
def test_beliefs_plans_and_bare_quotations_are_no_statements(text: str) -> None:
    assert read(text) == []


def test_a_statement_with_a_few_quoted_words_is_one() -> None:
    text = "The office said the move reflects a new policy toward all bridges of “high risk.”"

    assert [c.text for c in statements_in(text)] == [
        "the move reflects a new policy toward all bridges of “high risk.”"
    ]


def test_words_that_stand_mostly_in_marks_are_left_to_quotations() -> None:
    assert statements_in("The office said it is “a new and much stricter policy toward all bridges.”") == ()


def test_the_writers_own_turn_is_no_part_of_what_was_said() -> None:
    assert read("Ruiz said the bridge is safe, but the report tells another story.")[0][2] == ["the bridge is safe"]


def test_two_cues_of_one_sentence_give_two_statements() -> None:
    found = read("Ruiz said the bridge is safe, adding that the road would open.")

    assert [content for _, _, content in found] == [["the bridge is safe"], ["the road would open"]]


def test_a_pronoun_speaker_is_named() -> None:
    claim = statements_in("Ana Ruiz spoke on Monday. She said the bridge is safe.")[-1]

    assert claim.speaker is not None
    assert (claim.speaker.text, claim.speaker.name) == ("She", "Ana Ruiz")


def test_a_statement_is_an_indirect_claim_with_its_place() -> None:
    text = "First line.\nThe bridge, she said, will close."
    (claim,) = statements_in(text)

    assert (claim.kind, claim.form, claim.line, claim.column) == (ClaimKind.STATEMENT, Form.INDIRECT, 2, 1)
    assert claim.id.startswith("s1-")
    assert claim.text == "The bridge will close"
    assert claim.span.cut(text) == "The bridge, she said, will close"


def test_a_cue_phrase_of_the_newsroom_counts() -> None:
    text = "In the eyes of critics, the bridge is old."
    found = find_utterances(text, (), DEFAULT_LEXICON.extended(["in the eyes of"]))
    (claim,) = find_statements(Draft(path="d.txt", sha256="", source=text, text=text), found)

    assert (claim.text, claim.speaker and claim.speaker.text) == ("the bridge is old", "critics")


def test_the_outlet_beside_the_cue_is_the_named_source() -> None:
    (told,) = statements_in("Ruiz told Axios that the bridge is safe.")
    (about,) = statements_in("Ruiz said the report in The Guardian is wrong.")

    assert (told.named_source, about.named_source) == ("Axios", None)


def test_a_draft_holds_each_statement_once_among_its_claims() -> None:
    text = "Ruiz said the bridge is safe.\n\nSources\n- Reuters, Mayor says 40 bridges are safe\n"
    claims = find_claims(Draft(path="d.txt", sha256="", source=text, text=text))

    assert [(claim.kind, claim.text) for claim in claims.claims] == [(ClaimKind.STATEMENT, "the bridge is safe")]


def test_the_words_of_a_block_quote_or_a_transcript_are_nobodys_report() -> None:
    assert statements_in("Ruiz wrote:\n> The engineer said the bridge is safe.") == ()
    assert statements_in("RUIZ: The engineer said the bridge is safe.\nTHE HOST: He said more.\nRUIZ: I said so.") == ()


SENTENCES = [
    "Ana Ruiz said the bridge is safe.",
    "The bridge, she told Axios, will close for 12 days.",
    "“It is safe,” the mayor said, adding that 40% of drivers object.",
    "According to the union, nearly 300 workers left.",
    "The council – a board of nine members – denied the claim",
]


@settings(max_examples=40, deadline=None)
@given(draft=st.lists(st.sampled_from(SENTENCES), max_size=4), more=st.lists(st.sampled_from(SENTENCES), max_size=4))
def test_an_article_behind_a_draft_changes_none_of_its_claims(draft: list[str], more: list[str]) -> None:
    def claims_in(text: str) -> list[tuple[object, ...]]:
        claims = find_claims(Draft(path="d.txt", sha256="", source=text, text=text)).claims
        return [(claim.kind, claim.span, claim.text, claim.cue, claim.figure) for claim in claims]

    alone = claims_in("\n".join(draft))

    assert claims_in("\n".join([*draft, *more]))[: len(alone)] == alone


PIECES = (
    "Ruiz said that the bridge , . “ ” is safe according to officials told reporters and ; ( ) who she asked whether - claim"
    " accused of"
).split()


@settings(max_examples=80, deadline=None)
@given(st.one_of(st.text(max_size=80), st.lists(st.sampled_from(PIECES), max_size=20).map(" ".join)))
def test_any_text_gives_statements_that_stand_in_it(text: str) -> None:
    for claim in statements_in(text):
        assert all(part.span.cut(text) == part.text != "" for part in claim.parts)
        assert all(a.span.end <= b.span.start for a, b in zip(claim.parts, claim.parts[1:], strict=False))
        assert claim.cue is not None
        assert claim.cue.span.cut(text) == claim.cue.text
        assert claim.speaker is None or claim.speaker.span.cut(text) == claim.speaker.text


@pytest.mark.parametrize(
    "piece", ["said ", "she said, ", "said that ", "according to ", "“", "(", "a, ", "who said ", "asked "]
)
def test_time_grows_with_the_length_alone(piece: str) -> None:
    def spent(size: int) -> float:
        began = time.process_time()
        statements_in(piece * (size // len(piece)))
        return time.process_time() - began

    # The best of three: whatever else the machine does comes on top of a single one.
    assert min(spent(16_000) for _ in range(3)) < 6 * max(spent(4_000), 0.05)
