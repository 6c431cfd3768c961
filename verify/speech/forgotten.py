"""Quotations whose closing mark was forgotten: they end before the attribution that their paragraph goes on with."""

from __future__ import annotations

from dataclasses import replace

from verify.model.span import Span
from verify.speech.agents import is_agent
from verify.speech.lexicon import Lexicon
from verify.speech.linking import Linking
from verify.speech.marks import MarkedPassage, Marks
from verify.speech.mentions import Mention, MentionKind, mention_before
from verify.speech.tags import Tag
from verify.speech.tokens import Tokens, tokenise

# Tokens between the verb and the end of its sentence: "Ruiz told reporters on Monday."
_CLOSING = 6
_FIRST_PERSON = frozenset("my our i we your you".split())


def with_forgotten_closed(text: str, marks: Marks, lexicon: Lexicon) -> Marks:
    """*marks*, where a passage without a closing mark ends before the attribution in it: "“We row, Ruiz said.".

    Where the next paragraph seems to take the passage up, the attribution must close its own: what another says there is
    no part of it. Each is noted as unpaired.
    """
    passages = list(marks.passages)
    unpaired = set(marks.unpaired)
    for place, passage in enumerate(passages):
        if passage.parent is not None or passage.outer.end != passage.inner.end:
            continue
        following = next((at for at in range(place + 1, len(passages)) if passages[at].parent is None), None)
        resumed = following is not None and passages[following].continues
        end = _said_end(text, passage, lexicon, closing=resumed)
        if end is None:
            continue
        passages[place] = replace(
            passage, outer=Span(passage.outer.start, end), inner=Span(passage.inner.start, end), closed=False
        )
        unpaired.add(passage.outer.start)
        if resumed and following is not None:
            passages[following] = replace(passages[following], continues=False)
    return replace(marks, passages=tuple(passages), unpaired=tuple(sorted(unpaired)))


def _said_end(text: str, passage: MarkedPassage, lexicon: Lexicon, *, closing: bool) -> int | None:
    """Where the words end before the first attribution within *passage*, with their comma; *closing*: before the last."""
    links = Linking(tokenise(text, passage.inner, (), lexicon), lexicon)
    for start, end in links.clauses.sentences():
        if closing and end < len(links.tokens.tags):
            continue
        for verb in range(start, end):
            if links.tokens.tags[verb] == Tag.CUE and links.clauses.is_say(verb):
                mention = _teller(links, verb, start, end)
                comma = min(verb, mention.first) - 1 if mention else 0
                if comma > 0 and _parts_words(links.tokens, comma):
                    return links.tokens.spans[comma][1]
    return None


def _teller(links: Linking, verb: int, start: int, end: int) -> Mention | None:
    """Who says so at *verb*, beside a comma and near the end of the sentence; nobody of the quoted speech's own."""
    tokens = links.tokens
    if tokens.tags[verb - 1 : verb] == "," and verb > start:
        mention = links.inverted(verb, end)
        last = mention.last if mention else verb
    else:
        # A question ends its sentence before who asks: "… use? Ruiz asked."
        mention = mention_before(tokens, verb, start)
        last = verb
    if mention is None or end - last > _CLOSING + 1 or not is_agent(tokens, mention):
        return None
    if mention.kind is MentionKind.PRONOUN and tokens.low[mention.first] not in ("he", "she"):
        return None
    own = _FIRST_PERSON.isdisjoint(tokens.low[mention.first : mention.last + 1])
    return mention if own else None


def _parts_words(tokens: Tokens, place: int) -> bool:
    """Whether a comma, or the sign of a question or an exclamation, stands at *place*."""
    return tokens.low[place] in (",", "?", "!")
