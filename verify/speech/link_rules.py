"""All rules that link words to their speaker, by name, as the guide lists them."""

from __future__ import annotations

from verify.speech.abroad import ABROAD
from verify.speech.ahead import CUES
from verify.speech.behind import BESIDE, FURTHER
from verify.speech.colons import FOLLOWED, HEADED, LED
from verify.speech.lending import GOING_ON, LENT
from verify.speech.nouns import NOUN, OWNED
from verify.speech.rules import AnyRule
from verify.speech.unmarked import BLOCK, LABELS
from verify.speech.verb_subjects import CLAUSE_SUBJECT, OWN_SUBJECT
from verify.speech.verbs_ahead import OTHERWISE, TURNED
from verify.speech.views import VIEWS

# Under what heads readers meet them.
LADDERS: dict[str, tuple[AnyRule, ...]] = {
    "Before the words": (
        *HEADED,
        *OWNED,
        *CUES,
        *TURNED,
        *OWN_SUBJECT,
        *CLAUSE_SUBJECT,
        *OTHERWISE,
        *NOUN,
        *VIEWS,
        *LED,
    ),
    "Behind the words": (*FOLLOWED, *BESIDE, *FURTHER),
    "Around them": (*GOING_ON, *LENT),
    "Whole paragraphs": (*BLOCK, *LABELS),
    "In other languages": ABROAD,
}
LINK_RULES = {rule.name: rule for rules in LADDERS.values() for rule in rules}
