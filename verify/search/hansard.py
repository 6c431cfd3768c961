"""Hansard, the record of the United Kingdom's parliament: what each member said, word for word, by name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from types import MappingProxyType

from verify.model.page import Fetched, ProviderState, Query, Said, SearchAnswer, SearchHit
from verify.ports import ProviderTools
from verify.search.ask_provider import ask, quoted, request_of
from verify.search.markup import paragraphs
from verify.search.parse_reply import answer_of_hits, clean, day, hit, hits_of, read_object, records, unavailable
from verify.search.queries import is_distinctive
from verify.search.remit import Remit, words_pattern

_ADDRESS = "https://hansard-api.parliament.uk/search/contributions/Spoken.json"
_SITE = "https://hansard.parliament.uk"
# More than a hundred are answered with an error.
_MOST = 20
# Wide windows run into the service's own timeout.
_WITHOUT_A_DAY = timedelta(days=3 * 365)
_ID = re.compile(r"[0-9A-Za-z-]{8,60}")
_HOUSES = frozenset({"Commons", "Lords"})
_MARKS = re.compile('["“”„«»]')
_REMIT = Remit(
    country=words_pattern(
        "UK", r"U\.K\.", "United Kingdom", "Britain", "British", "England", "Scotland", "Wales", "Northern Ireland", "London",
        "Westminster", "Whitehall", "Downing Street", "House of (?:Commons|Lords)", "the Commons", "Labour", "Tory", "Tories",
    ),
    offices=words_pattern(
        "MPs?", "[Bb]ackbenchers?", "[Pp]eer(?:ess)?", "Lord", "Lady", "Baroness", "Viscount", "[Pp]rime [Mm]inister", "PM",
        "Downing Street", "[Cc]hancellor", "(?:[Hh]ome|[Ff]oreign|[Hh]ealth|[Dd]efence|[A-Z][a-z]+) [Ss]ecretary", "[Mm]inister",
        "[Ss]hadow", "Secretary of State", "Labour", "Conservative", "Tory", "Liberal Democrat", "Lib Dem", "SNP", "Plaid Cymru", "DUP",
        "Reform UK", "House of (?:Commons|Lords)", "the (?:Commons|Lords)", "[Ss]peaker of the House",
    ),
    since=date(1803, 1, 1),
)  # fmt: skip


class Hansard:
    """Asks for contributions to debates; what was said outside the chambers is not there, so its silence says nothing."""

    name = "hansard"
    general = False
    default = True
    batch = 1
    beside_speaker = True
    questions = 4
    key_variable: str | None = None
    pace = MappingProxyType({"hansard-api.parliament.uk": 1.0})
    knows = "United Kingdom: members of parliament, ministers and peers, since 1803; drafts in English"
    remit = _REMIT

    def __init__(self, tools: ProviderTools) -> None:
        self._fetcher, self._today = tools.fetcher, tools.today

    async def search(self, query: Query) -> SearchAnswer:
        """Contributions with their whole text and who made them: first the speaker's own, then anybody's."""
        phrase = query.phrases[0].text
        by_speaker = None
        if query.words:
            # One word only: how a name of several is written there is documented nowhere.
            by_speaker = await self._ask(query, f"{quoted(phrase)} AND spokenby:{query.words[0].split()[-1]}")
            if by_speaker.state is not ProviderState.EMPTY or not is_distinctive(phrase):
                return by_speaker
        answer = await self._ask(query, quoted(phrase))
        return answer if by_speaker is None else replace(answer, asked=f"{by_speaker.asked}; {answer.asked}")

    async def _ask(self, query: Query, terms: str) -> SearchAnswer:
        since = query.since or self._today - _WITHOUT_A_DAY
        parameters = (
            ("searchTerm", terms),
            ("startDate", since.isoformat()),
            ("endDate", (query.until or self._today).isoformat()),
            ("take", str(_MOST)),
            ("skip", "0"),
        )
        # Without the prefix each filter is dropped in silence.
        request = request_of(_ADDRESS, tuple((f"queryParameters.{name}", value) for name, value in parameters))
        return await ask(self._fetcher, request, terms, lambda reply: _read(reply, terms))


def _read(reply: Fetched, asked: str) -> SearchAnswer:
    data = read_object(reply.body)
    if not isinstance(data.get("Results"), list) or "TotalResultCount" not in data:
        return unavailable(asked)
    hits = hits_of(data["Results"], _hit, _MOST)
    if records(data["Results"], _MOST) and not hits:
        return unavailable(asked)
    return answer_of_hits(hits, asked)


def _hit(row: Mapping[str, object]) -> SearchHit | None:
    """One contribution; nothing where it has no words or no address."""
    words = paragraphs(row.get("ContributionTextFull")) or paragraphs(row.get("ContributionText"))
    house, on = clean(row.get("House"), 20), day(row.get("SittingDate"))
    debate, contribution = _id(row.get("DebateSectionExtId")), _id(row.get("ContributionExtId"))
    if not words or house not in _HOUSES or on is None or not debate or not contribution:
        return None
    speaker = _speaker(row)
    found = hit(
        f"{_SITE}/{house}/{on.isoformat()}/debates/{debate}/",
        row.get("DebateSection"),
        outlet="Hansard",
        language="en",
        published_on=on,
    )
    if found is None:
        return None
    return replace(
        found,
        url=f"{found.url}#contribution-{contribution}",
        said=tuple(Said(text=each, speaker=speaker) for each in words),
        # Words in marks belong to whoever is quoted: such a speech accuses nobody.
        typed=not any(map(_MARKS.search, words)),
    )


def _speaker(row: Mapping[str, object]) -> str | None:
    """The member's name, with the office where that is what the record calls him or her by."""
    called = clean(row.get("AttributedTo"), 120).partition("(")[0].strip().removeprefix("The ")
    name = clean(row.get("MemberName"), 120)
    if not name or name == called:
        return name or called or None
    return f"{called} {name}" if called and called.split()[-1] not in name.split() else name


def _id(value: object) -> str:
    return value if isinstance(value, str) and _ID.fullmatch(value) else ""
