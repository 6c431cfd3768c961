"""What earlier runs asked and read, so that a draft with one word corrected can be checked again from what is held."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol, TypeVar

from msgspec import convert, to_builtins

from verify.fetch.seal import sealed, unsealed
from verify.model.page import Page, Phrase, ProviderState, Query, Request, SearchAnswer
from verify.pipeline.question_queue import Answered
from verify.ports import SearchProvider
from verify.search.ask_provider import put

Told = TypeVar("Told")
Answers = Sequence[tuple[Query, SearchAnswer]]

QUESTION, PAGES = "question:", "pages:"
# As many pages as one run reads of a draft; those of the last run come first.
_MOST_PAGES = 80


class ByteStore(Protocol):
    """Keeps bytes by key; what cannot be kept is a miss later on."""

    def get(self, key: str) -> bytes | None:
        """The bytes under *key*, or None."""
        ...

    def put(self, key: str, data: bytes) -> None:
        """Keep *data* under *key*."""
        ...


@dataclass(frozen=True, slots=True)
class Earlier:
    """For each phrase the question that asked for it, and for each draft the pages that were read for it.

    Answers lie where they always lie, by question: here stands only which question it was. *holds* tells what can be
    read without asking anybody, and is young enough to stand in place of a question. Without a *store* nothing is known.
    """

    store: ByteStore | None = None
    holds: Callable[[Request], bool] = lambda _request: False
    offline: bool = False

    async def ask(
        self, provider: SearchProvider, query: Query, texts: Mapping[str, str], secrets: Collection[str] = ()
    ) -> Answers:
        """What *provider* answers to *query*, whole or in parts; *texts* are the quotations by the ids of its phrases,
        and no answer holds *secrets*.

        Offline, what was never asked in one question is answered by those that asked for its phrases, each in its turn.
        """
        answer = await put(provider, query, secrets)
        if self.offline and answer.state is ProviderState.NOT_ASKED:
            asked: dict[Query | None, list[Phrase]] = defaultdict(list)
            for phrase in query.phrases:
                asked[self._question_for(provider.name, query, phrase, texts)].append(phrase)
            parts = [(replace(query, phrases=tuple(phrases)), question) for question, phrases in asked.items()]
            return [(part, await put(provider, question, secrets) if question else answer) for part, question in parts]
        if answer.state in (ProviderState.HITS, ProviderState.EMPTY):
            self._keep_question(provider.name, query, query, texts)
        return [(query, answer)]

    def keep(self, provider: str, answered: Answered, texts: Mapping[str, str]) -> None:
        """Note which question asked for the part of one draft in it."""
        if answered.answer.state in (ProviderState.HITS, ProviderState.EMPTY):
            self._keep_question(provider, answered.part, answered.asked, texts)

    def _keep_question(self, provider: str, query: Query, asked: Query, texts: Mapping[str, str]) -> None:
        """Note that *asked* asked for the phrases of *query*."""
        # Without the ids of claims: other drafts ask for the same words.
        told = replace(asked, phrases=tuple(Phrase(claim_id="", text=phrase.text) for phrase in asked.phrases))
        for key in {_key(provider, query, phrase, texts) for phrase in query.phrases}:
            self._put(key, told)

    def _question_for(self, provider: str, query: Query, phrase: Phrase, texts: Mapping[str, str]) -> Query | None:
        """The question that asked *provider* for *phrase* in the way of *query*, whatever else it asked for."""
        asked = self._get(_key(provider, query, phrase, texts), Query)
        return asked if asked is not None and phrase.text in {each.text for each in asked.phrases} else None

    def keep_pages(self, draft: str, pages: Iterable[Page]) -> None:
        """Note what was read on the web for *draft*, before what earlier runs read."""
        urls = (page.url for page in pages if not page.own_material)
        self._put(_digest(PAGES, [draft]), tuple(dict.fromkeys((*urls, *self._pages_of(draft))))[:_MOST_PAGES])

    def held_pages(self, draft: str) -> tuple[str, ...]:
        """The addresses that earlier runs read for *draft* and that are held, the last run's first."""
        return tuple(url for url in self._pages_of(draft) if self.holds(Request(url=url)))

    def _pages_of(self, draft: str) -> tuple[str, ...]:
        return (self._get(_digest(PAGES, [draft]), tuple[str, ...]) or ())[:_MOST_PAGES]

    def _put(self, key: str, told: object) -> None:
        if self.store is not None:
            self.store.put(key, sealed(json.dumps(to_builtins(told)).encode()))

    def _get(self, key: str, kind: type[Told]) -> Told | None:
        """What is kept under *key*, or None where that is not as it was written, or not of this *kind*."""
        data = unsealed(self.store.get(key)) if self.store is not None else None
        try:
            return None if data is None else convert(json.loads(data), kind)
        except (ValueError, RecursionError):
            return None


NOTHING_EARLIER = Earlier()


def _key(provider: str, query: Query, phrase: Phrase, texts: Mapping[str, str]) -> str:
    # A question for a speaker and rare words is about what he or she is quoted with. How long a window is open says nothing:
    # it ends on the day of the run.
    about = texts.get(phrase.claim_id, "") if query.any_words else ""
    since = query.since.isoformat() if query.since else None
    return _digest(QUESTION, [provider, phrase.text, about, query.words, query.domain or query.domains, since])


def _digest(kind: str, parts: list[object]) -> str:
    return kind + hashlib.sha256(json.dumps(parts).encode()).hexdigest()
