"""The Federal Register: orders, proclamations, rules and notices of the United States government, full text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from verify.model.claim import Claim
from verify.model.page import Fetched, ProviderState, Query, SearchAnswer, SearchHit
from verify.ports import ProviderTools
from verify.search.ask_provider import ask, boolean, request_of
from verify.search.parse_reply import answer_of_hits, clean, hit, hits_of, read_object, unavailable

_ADDRESS = "https://www.federalregister.gov/api/v1/documents.json"
_FIELDS = ("title", "html_url", "raw_text_url", "publication_date", "excerpts")
_GOVERNMENT = re.compile(
    r"\b(?:President|White House|Department|Secretary|Administration|Agency|Bureau|Commission|Federal|Treasury|Pentagon"
    r"|executive order|proclamation|memorandum|U\.?S\.? government)\b",
    re.IGNORECASE,
)


class FederalRegister:
    """Asks for documents by phrase; it holds no speeches, so its silence says nothing."""

    name = "federal_register"
    general = False
    default = True
    batch = 6
    key_variable: str | None = None
    pace = MappingProxyType({"www.federalregister.gov": 1.0})
    knows = "United States: documents of the government"

    def __init__(self, tools: ProviderTools) -> None:
        self._fetcher = tools.fetcher

    def wants(self, claim: Claim) -> bool:
        """Whether *claim* reads like words of the United States government."""
        speaker = f"{claim.speaker.text} {claim.speaker.name}" if claim.speaker else ""
        return bool(_GOVERNMENT.search(f"{speaker} {claim.named_source or ''}"))

    async def search(self, query: Query) -> SearchAnswer:
        """Documents as plain text: the pages for people turn programs away."""
        terms = boolean(query, either=" | ")
        parameters = (
            ("conditions[term]", terms),
            *(("fields[]", name) for name in _FIELDS),
            ("per_page", "20"),
            ("order", "relevance"),
        )
        request = request_of(_ADDRESS, parameters)
        return await ask(self._fetcher, request, terms, lambda reply: _read(reply, terms))


def _read(reply: Fetched, asked: str) -> SearchAnswer:
    data = read_object(reply.body)
    if "errors" in data:
        return SearchAnswer(state=ProviderState.REFUSED, asked=asked, detail=clean(str(data["errors"])))
    if "count" not in data or not isinstance(data.get("results", []), list):
        return unavailable(asked)
    hits = hits_of(data.get("results"), _hit)
    # A condition that was not understood is dropped in silence, and the answer is then the whole register.
    if hits and clean(data.get("description"), 60).lower().startswith("all documents"):
        return unavailable(asked, "the question was ignored")
    return answer_of_hits(hits, asked)


def _hit(record: Mapping[str, object]) -> SearchHit | None:
    return hit(
        record.get("raw_text_url"),
        record.get("title"),
        record.get("excerpts"),
        outlet="Federal Register",
        language="en",
        published_on=record.get("publication_date"),
    )
