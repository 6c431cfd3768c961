from __future__ import annotations

import json
from dataclasses import replace
from importlib.resources import files

from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from tests.reports import sample, strategies
from tests.reports.golden import assert_golden
from verify.model.claim import Claim, ClaimKind, DraftClaims, NamedSource
from verify.model.draft import Draft
from verify.reports.claims import render_claims_terminal
from verify.reports.claims_json import render_claims_json

SCHEMA = json.loads((files("verify") / "data" / "claims.schema.json").read_text("utf-8"))


def test_the_invented_draft_lists_its_claims_as_it_always_did() -> None:
    assert_golden("claims.json", render_claims_json([sample.claims()]))
    assert_golden("claims.txt", render_claims_terminal([sample.claims()]))


def test_claims_keep_to_their_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    Draft202012Validator(SCHEMA).validate(json.loads(render_claims_json([sample.claims()])))


def test_an_explained_list_names_the_rule_behind_each_speaker_and_its_reason() -> None:
    draft, _ = sample.claims()
    said = replace(sample.claims()[1].claims[0], linked_by="said_by")
    claims = DraftClaims(claims=(said, replace(said, speaker=None, linked_by="")), named_sources=())

    text = render_claims_terminal([(draft, claims)], width=100, explain=True)

    assert "rule      said_by: a verb of saying and whoever it names follow the words" in text
    assert "rule      none finds a speaker" in text
    assert "rule" not in render_claims_terminal([(draft, claims)], width=100)


def test_an_explained_list_names_the_rule_behind_each_statement_figure_and_source() -> None:
    draft, found = sample.claims()
    told = replace(found.claims[0], kind=ClaimKind.STATEMENT, found_by="reported_aside")
    named = replace(found.named_sources[0], found_by="outlet_cited")
    claims = [(draft, DraftClaims(claims=(told,), named_sources=(named,)))]

    text = render_claims_terminal(claims, width=120, explain=True)
    listed = json.loads(render_claims_json(claims))["drafts"][0]

    assert "rule      reported_aside: a speaker and a verb of saying stand between commas, or behind one" in text
    assert "rule      outlet_cited: words of citing stand beside a known outlet" in text
    assert (listed["claims"][0]["found_by"], listed["named_sources"][0]["found_by"]) == (
        "reported_aside",
        "outlet_cited",
    )


def test_offsets_point_into_the_source() -> None:
    listed = json.loads(render_claims_json([sample.claims()]))["drafts"][0]

    assert listed["text_length"] == len(sample.SOURCE)
    assert all(sample.SOURCE[c["start"] : c["end"]] == c["text"] for c in listed["claims"])


def test_a_narrow_ascii_terminal_is_served() -> None:
    text = render_claims_terminal([sample.claims()], width=40, plain=True)

    assert text.isascii()
    assert all(len(line) <= 40 for line in text.split("\n"))


def test_a_draft_without_claims_says_so() -> None:
    draft, _ = sample.claims()

    assert "0 named sources" in render_claims_terminal([(draft, DraftClaims(claims=(), named_sources=()))])


@settings(max_examples=40, deadline=None)
@given(strategies.read_drafts, st.lists(strategies.claims, max_size=2), st.lists(strategies.named_sources, max_size=1))
def test_text_of_strangers_moves_nothing(draft: Draft, claims: list[Claim], sources: list[NamedSource]) -> None:
    found = (replace(draft, source="x"), DraftClaims(claims=tuple(claims), named_sources=tuple(sources)))

    for text in (render_claims_terminal([found]), render_claims_json([found])):
        lines = text.split("\n")
        assert all(line.isprintable() for line in lines)
        assert not any(line.lstrip().startswith("::") or "##" in line for line in lines)
