"""A fetcher that gives every question the same answer, or the next of several, and short ways to ask."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import parse_qs, urlsplit

from tests.fakes import fetched
from verify.model.page import FetchOutcome, Phrase, Query, Request, SearchAnswer, Unread
from verify.ports import ProviderTools, SearchProvider

TODAY = date(2026, 3, 2)


@dataclass
class Endpoint:
    """Answers in turn; the last answer stays."""

    answers: list[str | bytes | Unread]
    asked: list[Request] = field(default_factory=list)
    forgotten: list[Request] = field(default_factory=list)

    async def get(self, request: Request) -> FetchOutcome:
        self.asked.append(request)
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        return answer if isinstance(answer, Unread) else fetched(request.url, answer)

    async def forget(self, request: Request) -> None:
        self.forgotten.append(request)

    def parameters(self) -> dict[str, list[str]]:
        """The parameters of the last question, decoded."""
        return parse_qs(urlsplit(self.asked[-1].url).query)


def failure(status: int | None = None, reason: str = "", body: str = "") -> Unread:
    """How the fetcher says that an endpoint did not answer with 200."""
    name = reason or f"status_{status}"
    return Unread(url="https://endpoint.example/", reason=name, status=status, body=body.encode())


def query(
    *phrases: str,
    words: tuple[str, ...] = (),
    any_words: tuple[str, ...] = (),
    domain: str | None = None,
    since: date | None = None,
    until: date | None = None,
) -> Query:
    """A query for *phrases*, each of a claim of its own."""
    named = tuple(Phrase(claim_id=f"q{number}", text=text) for number, text in enumerate(phrases, 1))
    return Query(phrases=named, words=words, any_words=any_words, domain=domain, since=since, until=until)


def answer_of(
    provider: Callable[[ProviderTools], SearchProvider],
    *answers: str | bytes | Unread,
    asking: Query | None = None,
    keys: Mapping[str, str] | None = None,
) -> tuple[SearchAnswer, Endpoint]:
    """What *provider* makes of an endpoint's answers, and the endpoint with what it was asked."""
    endpoint = Endpoint(list(answers))
    made = provider(ProviderTools(fetcher=endpoint, keys=keys or {}, today=TODAY))
    return asyncio.run(made.search(asking or query("a lantern for every harbour"))), endpoint
