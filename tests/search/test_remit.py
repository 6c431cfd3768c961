"""What a provider may know anything about: a recipe column asks no parliament."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.search.answering import TODAY, Endpoint
from verify.claims.find import find_claims
from verify.drafts.plain import draft_of_text
from verify.model.draft import Draft
from verify.model.page import Query
from verify.pipeline.questions import planner_of
from verify.ports import ProviderTools, SearchProvider
from verify.search.govinfo import Govinfo
from verify.search.hansard import Hansard
from verify.search.provider_info import info_of
from verify.search.white_house import WhiteHouse

RECIPE = """The rowing club's president, Ana Sill, bakes with minister-of-the-week zeal. “Fold the chestnut flour in slowly or the
crust will crumble,” she said in Wales. “My pantry secretary hides the cinnamon from the grandchildren,” Sill said."""
COMMONS = """Ida Morcant, the Labour MP for Eastmole, spoke in the Commons on Tuesday.

“We shall dredge the inner harbour before a single ferry is sold,” Morcant said. “The divers were promised warmer suits in
autumn,” she added."""
PRESS = """President Ada Quill spoke in Washington. “We shall dredge the inner harbour before a single ferry is sold,” Quill said."""


def draft_of(text: str, language: str | None = "en", on: date | None = None) -> Draft:
    return replace(draft_of_text(text, "draft.txt", sha256="0" * 64), language=language, published_on=on)


def asked(kind: type[Hansard | WhiteHouse | Govinfo], draft: Draft) -> list[Query]:
    provider: SearchProvider = kind(ProviderTools(fetcher=Endpoint(["{}"]), keys={}, today=TODAY))
    planner = planner_of(draft, find_claims(draft), (info_of(provider),), today=TODAY)
    found: list[Query] = []
    while (query := planner.next(provider.name)) is not None:
        found.append(query)
    return found


@pytest.mark.parametrize("kind", [Hansard, WhiteHouse, Govinfo])
def test_a_recipe_column_asks_none(kind: type[Hansard | WhiteHouse | Govinfo]) -> None:
    assert asked(kind, draft_of(RECIPE)) == []


def test_a_member_of_parliament_is_asked_for_by_name_also_where_the_office_stands_elsewhere() -> None:
    queries = asked(Hansard, draft_of(COMMONS))

    assert [query.words for query in queries] == [("Ida Morcant",)] * 2
    assert asked(WhiteHouse, draft_of(COMMONS)) == []


def test_the_white_house_is_asked_for_a_president_of_its_country() -> None:
    assert len(asked(WhiteHouse, draft_of(PRESS))) == 1
    assert asked(WhiteHouse, draft_of(PRESS.replace("Washington", "Veldmark"))) == []
    assert asked(Hansard, draft_of(PRESS)) == []


@pytest.mark.parametrize(("language", "on"), [("de", None), ("en", date(2019, 5, 1))])
def test_another_language_and_days_before_the_record_begins_are_not_asked_for(language: str, on: date | None) -> None:
    assert asked(WhiteHouse, draft_of(PRESS, language, on)) == []


def test_one_draft_puts_few_questions_to_a_narrow_provider() -> None:
    line = "\n\n“The {} lanterns were paid for with herring money,” Morcant said."
    many = COMMONS + "".join(line.format(word) for word in ("red", "blue", "green", "amber", "white"))

    assert len(asked(Hansard, draft_of(many))) == Hansard.questions
