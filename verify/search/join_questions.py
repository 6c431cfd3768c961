"""Several questions in one: what services take in a single query, and how much of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from verify.model.page import Phrase, Query
from verify.search.ask_provider import boolean, fewest

# In characters, with quotation marks and operators: services refuse questions of 257 and answer those of 223.
ROOM = 220
MOST_RARE = 12

# A question, and the draft it is asked for.
AskedByDraft = tuple[str, Query]


@dataclass(frozen=True, slots=True)
class JoinedQuestion:
    """One question and what of it each draft asked: its own phrases alone."""

    query: Query
    parts: tuple[AskedByDraft, ...]

    @property
    def drafts(self) -> tuple[str, ...]:
        """The drafts it is asked for."""
        return tuple(dict.fromkeys(draft for draft, _ in self.parts))


def joined(parts: Iterable[AskedByDraft], batch: int) -> tuple[JoinedQuestion, ...]:
    """As few questions as hold *parts*, in their order; *batch*: how many phrases a question may hold.

    Phrases of one question may go into several; names and the words beside them stay together. Phrases that ride fill what
    room the others leave, and are left out where there is none.
    """
    groups: list[tuple[Query, list[AskedByDraft]]] = []
    pieces = [(draft, piece) for draft, query in parts for piece in _pieces(query)]
    for draft, piece in sorted(pieces, key=lambda each: _rides(each[1])):
        for at, (known, members) in enumerate(groups):
            both = _both(known, piece, batch)
            if both is not None:
                groups[at] = both, [*members, (draft, piece)]
                break
        else:
            if not _rides(piece):
                groups.append((piece, [(draft, piece)]))
    return tuple(JoinedQuestion(query, tuple(_put_together(members))) for query, members in groups)


def _rides(piece: Query) -> bool:
    return bool(piece.phrases) and all(phrase.rides for phrase in piece.phrases)


def alone(asked: AskedByDraft) -> JoinedQuestion:
    """What one draft asks by itself."""
    return JoinedQuestion(asked[1], (asked,))


def packed_queries(phrases: Sequence[Phrase], step: str, batch: int) -> tuple[Query, ...]:
    """As few questions as hold *phrases*."""
    return tuple(each.query for each in joined([("", Query(phrases=tuple(phrases), step=step))], batch))


def _pieces(query: Query) -> Iterator[Query]:
    if query.words or query.any_words or query.domain or query.domains:
        yield query
        return
    for text in dict.fromkeys(phrase.text for phrase in query.phrases):
        yield replace(query, phrases=tuple(phrase for phrase in query.phrases if phrase.text == text))


def _both(one: Query, other: Query, batch: int) -> Query | None:
    """One question for what *one* and *other* ask, where a service takes it."""
    days = _days_of(one, other)
    if days is None or one.step != other.step or any((q.domain or q.domains) for q in (one, other)):
        return None
    if bool(one.words or one.any_words) is not bool(other.words or other.any_words):
        return None
    words = one.words if one.words == other.words else ()
    needed, spare = _any_words(one, other) if not words else ((), ())
    both = replace(one, phrases=(*one.phrases, *other.phrases), words=words, since=days[0], until=days[1])
    if len(fewest(phrase.text for phrase in both.phrases)) > batch:
        return None
    for kept in range(len(spare), -1, -1):
        both = replace(both, any_words=(*needed, *spare[:kept]), spare=kept)
        if len(boolean(both)) <= ROOM:
            return both
    return None


def _any_words(one: Query, other: Query) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words beside the names of both that are needed, and the spare ones."""
    halves = [(len(each.any_words) - each.spare, each) for each in (one, other)]
    needed = [word for end, each in halves for word in (*each.words, *each.any_words[:end])]
    spare = [word for end, each in halves for word in each.any_words[end:]]
    return tuple(dict.fromkeys(needed)), tuple(word for word in dict.fromkeys(spare) if word not in needed)


def _days_of(one: Query, other: Query) -> tuple[date | None, date | None] | None:
    """From when to when both look; None where their windows lie apart."""
    if one.since is None or one.until is None or other.since is None or other.until is None:
        return (one.since, one.until) if (one.since, one.until) == (other.since, other.until) else None
    if one.since > other.until or other.since > one.until:
        return None
    return min(one.since, other.since), max(one.until, other.until)


def _put_together(members: Sequence[AskedByDraft]) -> Iterator[AskedByDraft]:
    """*members*, the phrases of one draft as one part again."""
    known: dict[tuple[str, Query], list[Phrase]] = {}
    for draft, part in members:
        known.setdefault((draft, replace(part, phrases=())), []).extend(part.phrases)
    for (draft, bare), phrases in known.items():
        yield draft, replace(bare, phrases=tuple(phrases))
