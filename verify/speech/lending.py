"""Speakers that a passage without a cue takes from around it: the sentence or paragraph before, the line below."""

from __future__ import annotations

from verify.model.span import Span
from verify.speech.agents import is_agent
from verify.speech.attribution import Reader
from verify.speech.governing import Link
from verify.speech.lexicon import DEFAULT_LEXICON, CueRank
from verify.speech.mentions import Mention, MentionKind, mention_after, mention_before
from verify.speech.tokens import Tokens

# Tokens in the brackets behind a passage: a name, and what its bearer is.
_BRACKETED = 12


def subject_before(reader: Reader, start: int) -> Mention | None:
    """The subject of the sentence that ends at token *start*, where it holds no passage and its subject can speak."""
    first = reader.clauses.sentence_before(start)
    if first is None or "Q" in reader.tokens.tags[first:start]:
        return None
    mention = reader.clauses.opening_subject(first, start)
    return mention if mention and is_agent(reader.tokens, mention) else None


def is_one_person(tokens: Tokens, mention: Mention) -> bool:
    """Whether *mention* is a name, "he" or "she": "Ruiz said. They lie far off. “…”" goes on with Ruiz."""
    return mention.kind is MentionKind.NAME or tokens.low[mention.first] in ("he", "she")


def led_by_comma(reader: Reader, start: int, quote: int) -> Mention | None:
    """ "Ruiz turned to the crowd, “We …”": the subject of the words that a comma ties to the passage, if it can speak."""
    if quote - start < 3 or reader.tokens.tags[quote - 1] != ",":
        return None
    mention = reader.clauses.opening_subject(start, quote)
    return mention if mention and is_agent(reader.tokens, mention) else None


def speaker_behind(reader: Reader, quote: int) -> Link | None:
    """ "A." "B," she said: the link of the next passage, where nothing stands between."""
    if reader.tokens.tags[quote + 1 : quote + 2] != "Q":
        return None
    link = reader.link(quote + 1, *reader.clauses.sentence_around(quote + 1))
    return link if link and link.mention else None


def pointed_back_to(reader: Reader, quote: int) -> Link | None:
    """ "…" That line from Ruiz stayed: the sentence behind a passage that ends its own says whose words they were."""
    tokens = reader.tokens
    place = quote + 1
    if tokens.low[place : place + 1] not in (("that",), ("this",), ("those",), ("these",)) or place + 3 >= len(
        tokens.tags
    ):
        return None
    if tokens.low[place + 1] not in DEFAULT_LEXICON.noun_forms or tokens.low[place + 2] not in ("from", "by", "of"):
        return None
    mention = mention_after(tokens, place + 3, inverted=False)
    if mention is None or not is_agent(tokens, mention):
        return None
    cue = tokens.span(place + 1, place + 1)
    return Link(mention=mention, cue=cue, cue_place=place + 1, rank=CueRank.NOUN, after=True)


def closing_speaker(reader: Reader, start: int, *, after_words: bool) -> Link | None:
    """ "…," Ruiz said, and the captain interrupted. "…": whom the sentence before token *start* ends on as speaking.

    Without words in marks before it, only who closes his own reported ones: "They lie far off, Ruiz said. “…”".
    """
    tokens, clauses = reader.tokens, reader.clauses
    if start < 4 or tokens.tags[start - 1] != ".":
        return None
    for verb in (start - 2, start - 3):
        if clauses.is_phrasal(verb) if verb == start - 3 else clauses.is_say(verb):
            mention = mention_before(tokens, verb, clauses.sentence_around(verb)[0])
            before = "C," if after_words else ","
            if mention is None or tokens.tags[mention.first - 1] not in before or not is_agent(tokens, mention):
                return None
            return Link(mention=mention, cue=tokens.span(verb, start - 2), cue_place=verb, rank=CueRank.SAY)
    return None


def signed_below(reader: Reader, below: Reader | None) -> Mention | None:
    """The name in a line "— Ana Ruiz" under a passage that is alone in its paragraph."""
    if below is None or reader.tokens.tags.strip("~.") != "Q" or below.tokens.tags[:1] != "-":
        return None
    link = below.signature(1)
    return link.mention if link else None


def named_in_brackets(reader: Reader, quote: int) -> Mention | None:
    """ "…" (Ana Ruiz): the full name that brackets right behind a passage hold, where nothing else follows."""
    tags = reader.tokens.tags
    close = tags.find(")", quote, quote + _BRACKETED)
    if tags[quote + 1 : quote + 2] != "(" or close < 0 or tags[close + 1 : close + 3] not in ("", "."):
        return None
    mention = mention_after(reader.tokens, quote + 2)
    named = mention is not None and mention.kind is MentionKind.NAME and mention.head_first < mention.head_last
    return mention if named and not set(tags[quote + 2 : close]) & set("vVX") else None


def leading_in(above: Reader) -> tuple[Mention, Span | None] | None:
    """Who is named last in the paragraph above as about to speak: the subject of its closing sentence, and the cue."""
    tags = above.tokens.tags
    if not tags:
        return None
    first, end = above.clauses.sentence_around(len(tags) - 1)
    led = tags.endswith(":")
    if "Q" in tags[first:end] and not led:
        return None
    cue = above.clauses.cue_in(first, end)
    teller = above.clauses.teller(first, end) if led else None
    mention = teller or above.clauses.opening_subject(first, end)
    if mention is None or not is_agent(above.tokens, mention):
        return None
    # "The head of the centre says rowing is hard." opens what is quoted below; "The crowd grew." does not.
    return (mention, cue) if led or cue or mention.kind is not MentionKind.NOMINAL else None
