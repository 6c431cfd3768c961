"""Outlets by name and by domain: newspapers, agencies, broadcasters, pollsters, gazettes, platforms."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property, lru_cache
from importlib.resources import files
from itertools import pairwise

from verify.model.span import Span
from verify.speech.cue_words import OUTLET_RETELLS, OUTLET_WORKS
from verify.text.late import late


class OutletKind(StrEnum):
    """What sort of publisher an outlet is."""

    AGENCY = "agency"
    NEWSPAPER = "newspaper"
    BROADCASTER = "broadcaster"
    MAGAZINE = "magazine"
    JOURNAL = "journal"
    ONLINE = "online"
    AGGREGATOR = "aggregator"
    FACT_CHECKER = "fact_checker"
    POLLSTER = "pollster"
    OFFICIAL = "official"
    RESEARCH = "research"
    PLATFORM = "platform"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Outlet:
    """Somebody who publishes pages.

    *domains*: the main one first; empty where pages of others would be mistaken for it. *guarded*: those of its names
    that are also everyday words, and count only beside words of citing.
    """

    name: str
    domains: tuple[str, ...]
    aliases: tuple[str, ...] = ()
    kind: OutletKind = OutletKind.OTHER
    guarded: tuple[str, ...] = ()

    @property
    def domain(self) -> str | None:
        """The main domain."""
        return self.domains[0] if self.domains else None


@dataclass(frozen=True, slots=True)
class _Spelling:
    """One way to write an outlet, less its leading "The": words, and what is between them."""

    outlet: Outlet
    words: tuple[str, ...]
    gaps: tuple[str, ...]
    article: bool
    guarded: bool


_TOKEN = late(r"\w+")
_Tokens = list[re.Match[str]]
_LONGEST_GAP = 4
_GAP_MARKS = str.maketrans({"’": "'", "‘": "'", "–": "-", "‐": "-", "‑": "-"})

# What makes an everyday word an outlet: a word of citing right before it, or a product of the press right after it.
_CITED_BEFORE = late(
    r"(?i)(?:\b(?:told|tells?|telling|to|according to|per|via|by|citing|cites?|cited|with|from|on|in|for|quoted|and|posted|like|such as)"
    r"\s+(?:the\s+)?|[(\[/—–|]\s*)$"
)
_CITED_AFTER = late(
    rf"(?:['’]s?)?\s*(?:[)\]/|]|\s(?:{'|'.join((*OUTLET_RETELLS, *OUTLET_WORKS))}|"
    r"news(?:paper)?|magazine|website|reporters?|columnist|correspondent|journalists?|editor|post|posts)\b)"
)
_CALENDAR = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August"
    " September October November December Magazine magazine I".split()
)
_CITING_WORDS = frozenset("per via in on to the by from with for and".split())
# Short forms that stand for the outlet of that last name mentioned before: "The Springfield Times … the Times".
LAST_NAMES = tuple("Times Post Journal Herald Tribune Globe Chronicle Inquirer Observer Register Star Gazette".split())


class _Spellings(dict[str, tuple[_Spelling, ...]]):
    """Spellings by their first word, the longest first: of some thousand few are met, and these are made then."""

    def __init__(self, outlets: tuple[Outlet, ...]) -> None:
        super().__init__()
        self.written: dict[str, list[tuple[Outlet, str, bool]]] = {}
        for outlet in outlets:
            for name in (outlet.name, *outlet.aliases):
                for written in _cases(name, outlet):
                    if found := _TOKEN.search(written, 4 if written[:4].casefold() == "the " else 0):
                        self.written.setdefault(found[0], []).append((outlet, written, name in outlet.guarded))

    def __missing__(self, word: str) -> tuple[_Spelling, ...]:
        """The spellings that begin with *word*."""
        made: dict[tuple[str, ...], _Spelling] = {}
        for outlet, written, guarded in self.written.get(word, ()):
            spelling = _spelling(outlet, written, guarded=guarded)
            made.setdefault(spelling.words, spelling)
        found = self[word] = tuple(sorted(made.values(), key=lambda each: -len(each.words)))
        return found


# Without slots: what is looked up is made when it is first asked for.
@dataclass(frozen=True)
class OutletTable:
    """Outlets that can be found in text, by domain and by name."""

    outlets: tuple[Outlet, ...]

    @cached_property
    def _spellings(self) -> _Spellings:
        return _Spellings(self.outlets)

    @cached_property
    def _domains(self) -> Mapping[str, Outlet]:
        return {domain: outlet for outlet in reversed(self.outlets) for domain in outlet.domains}

    @cached_property
    def _names(self) -> Mapping[str, Outlet]:
        named = [(outlet.name, outlet) for outlet in self.outlets]
        named += [(alias, outlet) for outlet in self.outlets for alias in outlet.aliases]
        return {_name_key(name): outlet for name, outlet in reversed(named)}

    def by_domain(self, host: str) -> Outlet | None:
        """The outlet that *host*, or the nearest domain above it, belongs to."""
        labels = host.lower().strip(".").removeprefix("www.").split(".")[-6:]
        for first in range(max(1, len(labels) - 1)):
            if found := self._domains.get(".".join(labels[first:])):
                return found
        return None

    def by_name(self, name: str) -> Outlet | None:
        """The outlet of that name or alias, whatever its case, article and punctuation."""
        return self._names.get(_name_key(name)) if len(name) < 100 else None

    def find(self, text: str) -> tuple[tuple[Outlet, Span], ...]:
        """Every mention of an outlet in running text, in order, none overlapping another; possessive endings stay outside."""
        return tuple(self._mentions(text))

    def _mentions(self, text: str) -> Iterator[tuple[Outlet, Span]]:
        words, spellings = _TOKEN.findall(text), self._spellings
        # Most texts name none, and few words of the others open a name.
        openers = spellings.written.keys() & set(words)
        if not openers:
            return
        openers.update(LAST_NAMES)
        tokens = list(_TOKEN.finditer(text))
        last_names: dict[str, Outlet] = {}
        free = 0
        for at, word in enumerate(words):
            if word not in openers or at < free:
                continue
            if (short := last_names.get(word)) and _has_article(text, tokens, at) and not _goes_on(text, tokens, at):
                yield short, Span(*tokens[at].span())
                continue
            for spelling in spellings[word]:
                if (span := _stands_at(spelling, text, tokens, at)) is not None:
                    yield spelling.outlet, span
                    free = at + len(spelling.words)
                    if len(spelling.words) > 1 and spelling.words[-1] in LAST_NAMES:
                        last_names[spelling.words[-1]] = spelling.outlet
                    break


@lru_cache(maxsize=8)
def load_outlets(extra: tuple[tuple[str, str], ...] = ()) -> OutletTable:
    """The shipped table, with the user's own *extra* pairs of name and domain before it."""
    own = tuple(Outlet(name, (domain.lower().removeprefix("www."),) if domain else ()) for name, domain in extra)
    return OutletTable(own + _shipped())


def claimed_outlet(extra: tuple[tuple[str, str], ...]) -> tuple[str, str] | None:
    """The first of these pairs that gives a known name or domain to another outlet; a page on a platform has its own name."""
    for name, domain in extra:
        known, owner = load_outlets().by_name(name), load_outlets().by_domain(domain)
        mine = known is None and owner is not None and owner.kind is OutletKind.PLATFORM and domain not in owner.domains
        if known is not owner and not mine:
            return name, domain
    return None


@lru_cache(maxsize=1)
def _shipped() -> tuple[Outlet, ...]:
    table = json.loads(files("verify").joinpath("data/outlets.json").read_text("utf-8"))
    return tuple(
        _outlet(name, entry, OutletKind(kind)) for kind, names in table.items() for name, entry in names.items()
    )


def _outlet(name: str, entry: str | dict[str, list[str]], kind: OutletKind) -> Outlet:
    if isinstance(entry, str):
        return Outlet(name, (entry,), (), kind)
    short = tuple(entry.get("short", ()))
    guarded = short + ((name,) if entry.get("common") else ())
    return Outlet(name, tuple(entry["at"]), tuple(entry.get("also", ())) + short, kind, guarded)


def _cases(name: str, outlet: Outlet) -> tuple[str, ...]:
    # Headings in capitals name outlets too; a guarded or short name in capitals would be another word.
    loud = name.upper()
    return (name, loud) if name not in outlet.guarded and len(name) > 6 and loud != name else (name,)


def _spelling(outlet: Outlet, name: str, *, guarded: bool) -> _Spelling:
    article = name[:4].casefold() == "the "
    bare = name[4:] if article else name
    places = list(_TOKEN.finditer(bare))
    gaps = tuple(_gap(bare[a.end() : b.start()]) for a, b in pairwise(places))
    return _Spelling(outlet, tuple(found.group() for found in places), gaps, article, guarded)


def _name_key(name: str) -> str:
    words = _TOKEN.findall(name.casefold().replace("’", "'").replace("'s", "s"))
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    if len(words) > 1 and words[-1] in ("com", "magazine", "newspaper"):
        words = words[:-1]
    return " ".join(words)


def _gap(between: str) -> str:
    return " ".join(between.translate(_GAP_MARKS).split()) if between.strip() else (" " if between else "")


def _stands_at(spelling: _Spelling, text: str, tokens: _Tokens, at: int) -> Span | None:
    """Where *spelling* is, if its words begin at token *at* and nothing around them says otherwise."""
    end = at + len(spelling.words)
    if end > len(tokens) or any(tokens[at + n][0] != word for n, word in enumerate(spelling.words)):
        return None
    for n, gap in enumerate(spelling.gaps):
        start, stop = tokens[at + n].end(), tokens[at + n + 1].start()
        if stop - start > _LONGEST_GAP or _gap(text[start:stop]) != gap:
            return None
    if not _fits(spelling, text, tokens, at):
        return None
    start = tokens[at].start()
    if spelling.article and _has_article(text, tokens, at) and tokens[at - 1][0] != "the":
        start = tokens[at - 1].start()
    return Span(start, tokens[end - 1].end())


def _fits(spelling: _Spelling, text: str, tokens: _Tokens, at: int) -> bool:
    single = len(spelling.words) == 1
    needs_article = spelling.article and single
    if needs_article and not _has_article(text, tokens, at):
        return False
    if single and _is_shouted(text, tokens, at):
        return False
    if not spelling.guarded:
        return not (needs_article and _goes_on(text, tokens, at))
    if needs_article and tokens[at - 1][0] == "the":
        return False
    last = at + len(spelling.words) - 1
    if _goes_on(text, tokens, last) and not _CITED_AFTER.match(text, tokens[last].end(), tokens[last].end() + 40):
        return False
    start = tokens[at - 1].start() if needs_article else tokens[at].start()
    before = text[max(0, start - 24) : start]
    return bool(
        _CITED_BEFORE.search(before) or _CITED_AFTER.match(text, tokens[last].end(), tokens[last].end() + 40)
    ) and not (_is_part_of_a_name(text, tokens, at, spelling))


def _has_article(text: str, tokens: _Tokens, at: int) -> bool:
    article = at > 0 and tokens[at - 1][0] in ("The", "the", "THE")
    return article and text[tokens[at - 1].end() : tokens[at].start()] in " \u00a0\n"


def _goes_on(text: str, tokens: _Tokens, at: int) -> bool:
    """Whether a capitalised word follows, as in "The Times Square" or "the Independent Commission"."""
    if at + 1 >= len(tokens):
        return False
    after = tokens[at + 1][0]
    return text[tokens[at].end() : tokens[at + 1].start()] == " " and after[0].isupper() and after not in _CALENDAR


def _is_shouted(text: str, tokens: _Tokens, at: int) -> bool:
    """Whether a word like "TIME" is in capitals only because the words before it are: "FOR THE FIRST TIME"."""
    if at == 0 or not 4 <= len(tokens[at][0]) <= 5 or not tokens[at][0].isupper():
        return False
    before = tokens[at - 1]
    return len(before[0]) > 1 and before[0].isupper() and text[before.end() : tokens[at].start()] == " "


def _is_part_of_a_name(text: str, tokens: _Tokens, at: int, spelling: _Spelling) -> bool:
    """Whether a capitalised word comes before, as in "Michael Bloomberg"; words of citing open sentences too."""
    if at == 0 or spelling.article or text[tokens[at - 1].end() : tokens[at].start()] != " ":
        return False
    before = tokens[at - 1][0]
    return before[0].isupper() and before.lower() not in _CITING_WORDS
