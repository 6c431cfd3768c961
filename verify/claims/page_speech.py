"""Reported speech of a page: what it gives to somebody in the writer's own sentences, without marks."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from verify.claims.reported_speech import Reported, Reporter
from verify.claims.reporting_words import UNSAID
from verify.claims.statements import is_mostly_quoted
from verify.model.claim import Speaker
from verify.model.draft import Block
from verify.model.span import Span
from verify.model.told import Told
from verify.speech.lexicon import say_forms, verb_forms
from verify.speech.tokens import Tokens
from verify.speech.utterances import reading_of

# What follows these is asserted by whoever says it; "denied", "joked" and "asked" are none of them.
_ASSERTING = """
    say tell add announce state explain confirm note write declare stress insist admit acknowledge recall reply report warn
    emphasise emphasize argue maintain
""".split()
# Beside these in the sentence, nobody may have said so: "it is not true that she said …", "if she said …", "a false post has …".
_DOUBTING = UNSAID | frozenset(
    """
    not no never nobody nothing neither nor none without if whether unless false falsely untrue true fake hoax lie lies lied
    lying fabricated invented imagine imagined allegedly alleged purportedly supposedly reportedly rumour rumours rumor rumors
    deny denies denied denying denial doubt doubts doubted dispute disputes disputed dispel record wrong wrongly incorrectly
    mistakenly misquoted quoted quotes correction corrected retracted satire myth legend joke jokes joked fiction novel film
    did does do was were been is are refuse refused refuses fail failed fails ?
    """.split()
)


def reported_speech(text: str, blocks: tuple[Block, ...] = ()) -> Iterator[Told]:
    """Everything that *text* reports of somebody in indirect speech, in reading order."""
    reading = reading_of(text, blocks)
    if reading is None:
        return
    for clauses in reading.prose():
        recent: str | None = None
        for one in Reporter(clauses).found():
            if one.mention is None or is_mostly_quoted(clauses.tokens, one):
                continue
            recent = reading.people.name_of(one.mention, clauses.tokens, recent)
            span = one.mention.span
            speaker = Speaker(text=span.cut(text), span=span, name=recent)
            parts = tuple(clauses.tokens.span(first, last) for first, last in one.content)
            yield Told(speaker=speaker, parts=parts, reported=True, asserted=_is_asserted(clauses.tokens, one))


def _is_asserted(tokens: Tokens, one: Reported) -> bool:
    """Whether the sentence says, and does no more than say, that the words were said: by one verb, without a doubt around it."""
    first, last = one.sentence
    said = {place for start, end in one.content for place in range(start, end + 1)}
    cue = range(one.cue[0], one.cue[1] + 1)
    plain = tokens.low[one.cue[0]] in _asserting() or tokens.low[one.cue[0]] == "according"
    around = {tokens.low[place] for place in range(first, last + 1) if place not in said and place not in cue}
    whole = Span(tokens.spans[first][0], tokens.spans[last][1]).cut(tokens.text)
    # With another verb of saying beside it, somebody else's word is all there is.
    return plain and around.isdisjoint(_DOUBTING | say_forms()) and not whole.rstrip("\"'”’»)]").endswith("?")


@cache
def _asserting() -> frozenset[str]:
    return frozenset(form for verb in _ASSERTING for form in verb_forms(verb))
