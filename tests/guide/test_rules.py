"""The page of rules lists every table of named rules as it is, and `verify explain` finds each of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Protocol

import pytest

from verify.claims.figures import FIGURES
from verify.claims.reported_speech import REPORTED
from verify.claims.source_rules import SENTENCE, SOURCES
from verify.cli.explain import listing
from verify.guide import like, named
from verify.guide.sections import RULE
from verify.judge import credit_phrases
from verify.judge.credits import CREDITS
from verify.match.turned import TURNS
from verify.speech.appositions import APPOSITIONS
from verify.speech.attestation_rules import RULES
from verify.speech.class_rules import CLASS_RULES
from verify.speech.clauses import SAYS
from verify.speech.frames import QUESTION
from verify.speech.frames import RULES as FRAMES
from verify.speech.governing import PRECEDENCE
from verify.speech.link_rules import LADDERS
from verify.speech.mentions import SUBJECTS
from verify.speech.phrase_walks import LEFT, RIGHT
from verify.speech.phrases import ENDINGS
from verify.speech.rules import AnyRule

PAGE = Path(__file__).parents[2] / "verify" / "guide" / "rules.md"
PARAGRAPH = re.compile(r"\n+(?:>?\n)?")
OPENING = """# Rules
<!-- entries: rule -->

Every decision that words carry is made by a rule with a name. They are tried in the order of this page; the first that fits
decides. `verify claims --explain` names those that found a speaker, a statement, a figure or a source, and `verify explain NAME`
prints one. In the examples “X” is a sentence in quotation marks, “x” are a few words, and ¶ begins a new line or paragraph.
"""


class Named(Protocol):
    """Whatever a table of rules holds."""

    @property
    def name(self) -> str: ...

    @property
    def why(self) -> str: ...


def _once(*rules: AnyRule) -> tuple[AnyRule, ...]:
    """Rules that several tables share, once each."""
    return tuple({rule.name: rule for rule in rules}.values())


PHRASES = tuple(one for one in vars(credit_phrases).values() if isinstance(one, credit_phrases.CreditPhrase))
TABLES: dict[str, Iterable[Named]] = {
    **{f"Who speaks: {head[0].lower()}{head[1:]}": ladder for head, ladder in LADDERS.items()},
    "Which of two cues governs": PRECEDENCE,
    "Noun phrases and their verbs": _once(*LEFT, *RIGHT, *ENDINGS, *SUBJECTS, *APPOSITIONS, *SAYS),
    "Reported speech": (*REPORTED, SENTENCE),
    "Figures": FIGURES,
    "Named sources": SOURCES,
    "How a page gives words": RULES,
    "What turns words round": (*FRAMES, QUESTION),
    "Which tellings differ": TURNS,
    "Who is credited": (*CREDITS, *PHRASES),
    "What a word is": _once(*(rule for rules in CLASS_RULES.values() for rule in rules)),
}


def line(rule: Named) -> str:
    example = PARAGRAPH.sub(" ¶ ", getattr(rule, "example", "")).removeprefix("# ")
    # An example that marks a word of its own has no other emphasis.
    shown = example if "*" in example or not example else f"*{example}*"
    return f"- `{rule.name}`: {rule.why.rstrip('.')}. {shown}".rstrip()


def page() -> str:
    lists = (f"## {head}\n\n" + "\n".join(map(line, rules)) for head, rules in TABLES.items())
    return "\n\n".join((OPENING.rstrip(), *lists)) + "\n"


def test_the_guide_lists_every_rule_as_its_table_has_it() -> None:
    assert PAGE.read_text("utf-8") == page(), f"verify/guide/rules.md must be:\n\n{page()}"


@pytest.mark.parametrize("head", TABLES)
def test_a_rule_has_one_name_in_its_table_and_is_explained(head: str) -> None:
    names = [rule.name for rule in TABLES[head]]

    assert len(names) == len(set(names))
    assert all(re.fullmatch(r"[a-z]+(_[a-z]+)*", name) for name in names)
    assert all(any(section.kind == RULE for section in named(name)) for name in names)


def test_a_misspelt_rule_is_guessed_and_the_list_of_all_names_leaves_rules_out() -> None:
    assert like("reported_asid") == "reported_aside"
    assert "reported_aside" not in listing()
