"""Whether a mention can speak: people, groups of people, bodies and documents can; plans and storms cannot."""

from __future__ import annotations

from verify.speech.lexicon import plural
from verify.speech.name_words import BODIES, GROUPS, ROLES
from verify.speech.phrases import Mention, MentionKind
from verify.speech.tags import Tag
from verify.speech.tokens import Tokens

_ENDINGS = tuple("er or ist ian ant man woman person men women people ee eer crat can".split())
_SPEAKING = ROLES | BODIES | GROUPS
# Heads of phrases for people and bodies, plurals too.
SPEAKING = _SPEAKING | {plural(word) for word in _SPEAKING}
# Nouns of saying that are texts, and speak for whoever wrote them; a fear or an objection does not.
_WRITINGS = frozenset(
    """statement declaration announcement comment remark tweet post email message letter memo note report speech address
    lecture testimony complaint ruling verdict finding proposal recommendation answer reply response rebuttal
    assessment description analysis criticism line quotation quote slogan motto question warning""".split()
)
_TEXTS = _WRITINGS | {plural(word) for word in _WRITINGS}
# Words that end like people and are none.
_THINGS = frozenset(
    """number power order matter answer paper letter weather water chapter factor sector error border offer computer center
    future other another disaster winter summer september november october december color labor humor rumor
    fee anger danger hunger wonder laughter gender murder slander fever cover committee restaurant plant warrant grant coffee""".split()
)


def is_agent(tokens: Tokens, mention: Mention) -> bool:
    """Whether *mention* names somebody or something that speaks, by the word at its head."""
    if mention.kind is MentionKind.NAME:
        return True
    head = tokens.low[mention.head_first]
    if mention.kind is MentionKind.PRONOUN:
        return head not in ("it", "which", "that")
    if head in SPEAKING or head in _TEXTS or tokens.tags[mention.head_first] in (Tag.DETERMINER, Tag.NUMBER):
        return True
    single = head[:-1] if head.endswith("s") and len(head) > 3 else head
    return single.endswith(_ENDINGS) and single not in _THINGS
