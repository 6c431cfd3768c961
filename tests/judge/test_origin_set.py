"""Sixty made-up pages: which of them are one origin, and what it is called."""

from __future__ import annotations

import html
import random
import re
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from tests.fakes import fetched
from tests.judge.invented import match_on
from verify.judge.origins import Origins, group_origins
from verify.model.page import Page
from verify.outlets import load_outlets
from verify.pages.extract import read_page

_SET = (Path(__file__).parent / "origins.md").read_text("utf-8")
_STORY = re.compile(r"^## ([^\n]+)\n\n```origins\n(.*?)```", re.MULTILINE | re.DOTALL)
_PROSE = (
    "the a of and on in by before after with from near over every some old new quiet wide small late early wooden "
    "harbour market street ferry wind rain window office council budget winter orchard lamp bridge road hall garden "
    "waited opened closed carried watched crossed painted repaired followed counted stayed reached gathered moved"
).split()


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginStory:
    """Words of a draft, the pages that carry them, the label of each page, and the names of some labels."""

    title: str
    words: str
    pages: tuple[Page, ...]
    labels: tuple[str, ...]
    names: tuple[tuple[str, str], ...]

    def wanted(self) -> set[frozenset[str]]:
        """The pages of each label."""
        return {
            frozenset(page.final_url for page, other in zip(self.pages, self.labels, strict=True) if other == label)
            for label in self.labels
        }


@dataclass(slots=True)
class _Told:
    options: list[str] = field(default_factory=list)
    paragraphs: list[str] = field(default_factory=list)

    def option(self, name: str, default: str) -> str:
        return self.options[self.options.index(name) + 1] if name in self.options else default


def _story(title: str, block: str) -> OriginStory:
    words, told, names = "", list[_Told](), list[tuple[str, str]]()
    for line in block.splitlines():
        head, _, rest = line.partition(": ")
        if line.startswith("  "):
            told[-1].paragraphs.append(line.strip())
        elif head == "Words":
            words = rest
        elif head.startswith("Name "):
            names.append((head.removeprefix("Name "), rest))
        else:
            assert head.startswith("Page "), f"no line of a story: {line!r}"
            told.append(_Told(head.split()[1:], [rest]))
    return OriginStory(
        title=title,
        words=words,
        pages=tuple(map(_page, told)),
        labels=tuple(each.options[2] for each in told),
        names=tuple(names),
    )


def _page(told: _Told) -> Page:
    host, day = told.options[:2]
    url = f"https://{host}/2026/story"
    chance = random.Random(told.option("prose", host))
    first, middle, last = (f"{' '.join(chance.choices(_PROSE, k=45)).capitalize()}." for _ in range(3))
    begin, *rest = (f"<p>{html.escape(each)}</p>" for each in told.paragraphs)
    canonical = told.option("canonical", "")
    link = f'<link rel="canonical" href="https://{canonical}/2026/story">' if canonical else ""
    byline = told.option("byline", "").replace("_", " ")
    author = f'<meta name="author" content="{byline}">' if byline else ""
    page = read_page(
        fetched(
            url,
            f'<!doctype html><html lang="{told.option("language", "en")}"><head><title>News from {host}</title>'
            f'<meta property="article:published_time" content="{day}T08:00:00Z">{link}{author}</head>'
            f"<body><article><h1>News from {host}</h1>{begin}<p>{first}</p><p>{middle}</p><p>{last}</p>{''.join(rest)}"
            "</article></body></html>",
        )
    )
    assert isinstance(page, Page), page
    return page


STORIES = [_story(title, block) for title, block in _STORY.findall(_SET)]


def _grouped(story: OriginStory) -> Origins:
    places = [(page, match_on(page, story.words)) for page in story.pages]
    return group_origins(story.pages, load_outlets(), {"q1": places})


def _groups(story: OriginStory) -> set[frozenset[str]]:
    return {frozenset(origin.pages) for origin in _grouped(story).origins}


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.title)
def test_pages_group_as_they_are_labelled(story: OriginStory) -> None:
    assert _groups(story) == story.wanted()


@pytest.mark.parametrize("story", [s for s in STORIES if s.names], ids=lambda story: story.title)
def test_an_origin_bears_the_name_of_the_outlet_that_is_credited(story: OriginStory) -> None:
    names = {origin.outlet for origin in _grouped(story).origins}

    assert {name for _, name in story.names} <= names


def test_the_set_holds_sixty_pages_of_every_kind() -> None:
    assert sum(len(story.pages) for story in STORIES) >= 60


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.title)
def test_the_order_of_pages_changes_no_group(story: OriginStory) -> None:
    assert _groups(replace(story, pages=story.pages[::-1])) == _groups(story)
