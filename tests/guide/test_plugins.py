"""The provider that the guide shows works as it is shown."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest

from tests.fakes import NOON, FakeFetcher
from verify.model.page import Phrase, Query, SearchAnswer
from verify.ports import ProviderTools, SearchProvider

PLUGINS = (Path(__file__).parents[2] / "verify" / "guide" / "plugins.md").read_text("utf-8")
ASKED = "https://archive.herald.example/search?q=open%20both%20sluices"


def shown_provider(fetcher: FakeFetcher) -> SearchProvider:
    code = PLUGINS.split("<!-- plugin -->\n```python\n")[1].split("```")[0]
    names: dict[str, Any] = {}
    exec(compile(code, "plugins.md", "exec"), names)
    made: SearchProvider = names["HeraldArchive"](ProviderTools(fetcher=fetcher, keys={}, today=NOON.date()))
    return made


def answer(pages: dict[str, str]) -> SearchAnswer:
    provider = shown_provider(FakeFetcher(pages=pages))
    return asyncio.run(provider.search(Query(phrases=(Phrase(claim_id="q1", text="open both sluices"),))))


@pytest.mark.parametrize(
    ("body", "state", "hits"),
    [('{"urls": ["https://herald.example/a"]}', "hits", 1), ('{"urls": []}', "empty", 0)],
)
def test_the_shown_provider_tells_hits_from_silence(body: str, state: str, hits: int) -> None:
    found = answer({ASKED: body})

    assert (str(found.state), len(found.hits)) == (state, hits)


def test_the_shown_provider_never_takes_a_failure_for_silence() -> None:
    assert str(answer({}).state) == "unavailable"
