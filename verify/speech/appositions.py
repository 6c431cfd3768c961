"""Appositions: what stands between commas, or in brackets, and says more on the mention before it."""

from __future__ import annotations

from dataclasses import dataclass

from verify.speech.grammar_words import US_STATES
from verify.speech.phrases import Mention, MentionKind
from verify.speech.rules import Rule, first_found
from verify.speech.tags import MORE, SEGMENT_ENDS, Tag
from verify.speech.tokens import Tokens


@dataclass(frozen=True, slots=True, kw_only=True)
class Aside:
    """Tokens *start* to *end*, the last not included, between two commas."""

    tokens: Tokens
    start: int
    end: int

    @property
    def tag(self) -> str:
        """The class of its first word."""
        return self.tokens.tags[self.start]

    @property
    def word(self) -> str:
        """Its first word."""
        return self.tokens.low[self.start]


def appositions_after(tokens: Tokens, last: int, ceiling: int, *, first_kind: MentionKind, closed: bool) -> int:
    """Where what says more on the mention that ends at *last* ends; *closed*: only where another comma closes it."""
    tags = tokens.tags
    if last + 1 < ceiling and tags[last + 1] == "(":
        for place in range(last + 2, min(last + 8, ceiling)):
            if tags[place] == ")":
                last = place
                break
    if last + 1 < ceiling and is_relative(tokens, last + 1):
        last = segment_end(tokens, last + 1, ceiling) - 1
    while last + 2 < ceiling and tags[last + 1] == ",":
        end = segment_end(tokens, last + 2, ceiling)
        named = first_kind is MentionKind.NOMINAL and set(tags[last + 2 : end]) == {Tag.NAME}
        if not (named or is_apposition(tokens, last + 2, end)) or (closed and (end >= ceiling or tags[end] != ",")):
            break
        last = end - 1
    return last


def segment_end(tokens: Tokens, start: int, ceiling: int) -> int:
    """Where the stretch that begins at *start* ends: at a comma or another sign."""
    place = start
    while place < ceiling and tokens.tags[place] not in SEGMENT_ENDS:
        place += 1
    return place


def is_apposition(tokens: Tokens, start: int, end: int) -> bool:
    """Whether tokens *start* to *end*, between commas, say more on the mention before: "34", "a farmer", "who …"."""
    return start < end and first_found(APPOSITIONS, Aside(tokens=tokens, start=start, end=end)) is not None


def _is_relative_clause(aside: Aside) -> bool | None:
    return aside.word in ("who", "which", "whom", "whose") or None


def _is_age(aside: Aside) -> bool | None:
    return (aside.tag == Tag.NUMBER and aside.end - aside.start <= 3) or None


def _is_place_or_suffix(aside: Aside) -> bool | None:
    if aside.tag != Tag.NAME or aside.end - aside.start > 2:
        return None
    is_state = aside.word in US_STATES or aside.tokens.low[aside.end - 1] in US_STATES
    return is_state or aside.word.endswith(".") or "-" in aside.word or None


def _is_description(aside: Aside) -> bool | None:
    tokens, start, end = aside.tokens, aside.start, aside.end
    if aside.tag not in MORE and aside.word not in ("former", "now", "then"):
        return None
    if (aside.tag == Tag.PREPOSITION and aside.word != "of") or (aside.tag == Tag.NAME and end - start <= 2):
        return None
    clause = range(start, _first_relative(tokens, start, end))
    return not any(tokens.tags[k] in (Tag.AUXILIARY, Tag.PRONOUN) or tokens.low[k] == "said" for k in clause) or None


APPOSITIONS: tuple[Rule[Aside, bool], ...] = (
    Rule(
        "relative_clause", "“who” or “whose” tells more", "Ana Reyes, who runs the mill, said so.", _is_relative_clause
    ),
    Rule("age", "a number tells how old", "Ana Reyes, 34, said so.", _is_age),
    Rule(
        "place_or_suffix",
        "a state, a party's seat or a suffix of the name",
        "Ana Reyes, Ohio, said so.",
        _is_place_or_suffix,
    ),
    Rule(
        "description",
        "words without a verb tell what somebody is",
        "Ana Reyes, the mayor of Kent, said so.",
        _is_description,
    ),
)


def _first_relative(tokens: Tokens, start: int, end: int) -> int:
    for place in range(start, end):
        if tokens.tags[place] == Tag.RELATIVE:
            return place
    return end


def names_whom(tokens: Tokens, core: Mention, start: int, end: int) -> bool:
    """ "The head of the centre, Ana Ruiz": whether tokens *start* to *end* name whom *core* describes; a place does not."""
    if core.kind is not MentionKind.NOMINAL or set(tokens.tags[start:end]) != {Tag.NAME}:
        return False
    place = tokens.tags[core.last] == Tag.NAME and end - start == 1
    return not place and tokens.low[end - 1] not in US_STATES


def is_relative(tokens: Tokens, place: int) -> bool:
    """ "who", or a "that" with a verb behind it ("the union that runs the docks")."""
    return tokens.low[place] == "who" or (
        tokens.low[place] == "that" and tokens.tags[place + 1 : place + 2] in (Tag.VERB, Tag.CUE, Tag.AUXILIARY)
    )


def is_seat(word: str) -> bool:
    """Whether *word* is a party and its state: "r-texas"."""
    return word[1:2] == "-" and word[0] in "rdi"
