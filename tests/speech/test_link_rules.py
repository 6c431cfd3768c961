"""Each rule that links words to their speaker reads its own example."""

from __future__ import annotations

import re

import pytest

from verify.model.draft import Block, BlockKind
from verify.model.span import Span
from verify.speech.governing import PRECEDENCE
from verify.speech.link_rules import LADDERS, LINK_RULES
from verify.speech.rules import AnyRule
from verify.speech.utterances import Utterances, find_utterances

SENTENCE, FRAGMENT = "We will row to the bay", "row to the bay"
GERMAN = "Wir rudern im Sommer in die Bucht"


def read(example: str, *, language: str | None = None) -> Utterances:
    """What is found in an example, “X” a sentence and “x” a few words; paragraphs that begin with # are headings."""
    blocks, text = [], ""
    for paragraph in example.split("\n\n"):
        words = paragraph.removeprefix("# ")
        words = re.sub(r"\bx\b", FRAGMENT, re.sub(r"\bX\b", GERMAN if language else SENTENCE, words))
        start = len(text)
        text += words + "\n\n"
        kind = BlockKind.HEADING if paragraph.startswith("# ") else BlockKind.PARAGRAPH
        blocks.append(Block(kind=kind, span=Span(start, start + len(words))))
    return find_utterances(text.removesuffix("\n\n"), tuple(blocks), language=language)


def rules_of(found: Utterances) -> set[str]:
    """The rules that gave the words a speaker, or found that a cue before them names none."""
    said = found.reading.said if found.reading else []
    return {one.rule or (one.link.rule if one.link else "") for one in said}


@pytest.mark.parametrize("rule", LINK_RULES.values(), ids=lambda rule: rule.name)
def test_a_rule_reads_its_own_example(rule: AnyRule) -> None:
    language = "de" if rule in LADDERS["In other languages"] else None

    assert rule.name in rules_of(read(rule.example, language=language))


def test_a_rule_has_one_name_and_a_reason() -> None:
    rules = {rule.name: rule for ladder in LADDERS.values() for rule in ladder}

    assert len(rules) == sum(map(len, LADDERS.values()))
    assert all(rule.why and re.fullmatch(r"[a-z]+(_[a-z]+)*", rule.name) for rule in rules.values())


@pytest.mark.parametrize(
    ("example", "rules"),
    [
        ("“X,” said Ana Reyes.", ["said_by"]),
        ("“X,” said Ana Reyes. “X.”", ["said_by"]),
        ("“X,” said Ana Reyes.\n\n“X.”", ["said_by", "speaker_above"]),
        ("The plan is “x”.", [""]),
    ],
)
def test_an_utterance_names_the_rule_that_found_its_speaker(example: str, rules: list[str]) -> None:
    assert [one.rule for one in read(example).utterances] == rules


@pytest.mark.parametrize("rule", PRECEDENCE, ids=lambda rule: rule.name)
def test_a_rule_of_precedence_decides_its_own_example(rule: AnyRule) -> None:
    reading = read(rule.example).reading

    assert reading is not None
    assert [one.link.over for one in reading.said if one.link] == [rule.name]
