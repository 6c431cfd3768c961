"""Small stories written in Markdown: a draft, the pages that a search would find, and what must come out.

A story is a block ```` ```example ````, a line for each part; a line that begins with two spaces is one more paragraph of it:

    Draft: “We will sail,” Ana Reyes said.
    Page herald.example 2026-02-10: “We will not sail,” Ana Reyes said.
    Outcome: altered
    Differences: negation

`Draft html` is HTML. After `Page` may come a host, a day, `html`, `bare` (all of its HTML), `status 403`, `hangs`,
`language de`, `title WORDS_LIKE_THIS`. `Own talk.srt` is a file of one's own. `Search` is `hits`, `refused`, `missed`
(offline), `down` (no network), `narrow` or `none`; `Run` holds settings as TOML; `Fault` breaks the comparison. `About` is the
kind of claim that is meant (`quotation` unless said; `source` is the first named
source, for its reason). What must come out: `Outcome`, `Reason`, `Differences`, `Warnings`,
`Attested`, `Source`, `Origins`.
"""

from __future__ import annotations

import asyncio
import html
import re
import tempfile
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import cast

from tests.fakes import NOON, FakeFetcher, FakeSearch
from tests.tools import case_of, tools_with
from verify.drafts.find import read_draft
from verify.evidence.files.read_material import read_material_file
from verify.filters.comments import with_ignored
from verify.model.claim import DraftClaims
from verify.model.draft import Draft
from verify.model.page import FetchOutcome, Material, PageOutcome, ProviderState, Request, SearchHit, Unread
from verify.model.verdict import DraftReport, Reason, Verdict
from verify.pages.extract import read_page
from verify.pipeline.one_draft import check_draft
from verify.pipeline.selection import narrowed
from verify.plugins import draft_readers
from verify.settings import KEYS, Settings

_BLOCK = re.compile(r"```example\n(.*?)```", re.DOTALL)
_HEAD = re.compile(r"(?P<key>[A-Z][a-z]+)(?P<options>(?: [^\s:]+)*):(?: (?P<words>.*))?")
_RESULTS = ("Outcome", "Reason", "Differences", "Warnings", "Attested", "Source", "Origins")
_STATES = {
    "refused": ProviderState.REFUSED,
    "missed": ProviderState.NOT_ASKED,
    "down": ProviderState.UNAVAILABLE,
}
_FILLER = {
    "en": (
        "The public gallery stayed full until the end, and the doors of the old customs house were closed late that evening.",
        "Work on the northern mole began in the spring of last year after two storms, and its cost has grown since.",
    ),
    "de": (
        "Die Zuschauer blieben bis zum Ende im Saal, und die Türen des alten Zollhauses wurden erst spät am Abend geschlossen.",
        "Die Arbeiten an der Mole begannen im Frühjahr nach zwei schweren Stürmen, und ihre Kosten sind seitdem gestiegen.",
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One line of a story and the paragraphs that belong to it."""

    key: str
    options: tuple[str, ...]
    paragraphs: tuple[str, ...]

    @property
    def words(self) -> str:
        """All of it, a paragraph a line."""
        return "\n\n".join(self.paragraphs)

    def option(self, name: str) -> str | None:
        """The word after *name*."""
        return self.options[self.options.index(name) + 1] if name in self.options else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """What goes in, and *expected*: what must come out."""

    parts: tuple[Part, ...]
    expected: Mapping[str, tuple[str, ...]]

    def all_of(self, key: str) -> tuple[Part, ...]:
        """The parts called *key*."""
        return tuple(part for part in self.parts if part.key == key)

    def one(self, key: str, default: str) -> str:
        """The words of the only part called *key*."""
        return next((part.words for part in self.all_of(key)), default)


@dataclass
class StoryFetcher(FakeFetcher):
    """A fetcher with some pages that never answer."""

    hanging: frozenset[str] = field(default_factory=frozenset)

    async def get(self, request: Request) -> FetchOutcome:
        if request.url in self.hanging:
            await asyncio.Event().wait()
        return await super().get(request)


def stories_in(markdown: str) -> tuple[Story, ...]:
    """All stories of a Markdown text, in order."""
    return tuple(_story(block) for block in _BLOCK.findall(markdown))


def _story(block: str) -> Story:
    parts: list[Part] = []
    for line in block.splitlines():
        if line.startswith("  "):
            parts[-1] = replace(parts[-1], paragraphs=(*parts[-1].paragraphs, line.strip()))
        elif line.strip():
            head = _HEAD.fullmatch(line)
            assert head, f"no part of an example: {line!r}"
            parts.append(
                Part(key=head["key"], options=tuple(head["options"].split()), paragraphs=(head["words"] or "",))
            )
    expected = {part.key: tuple(part.words.replace(",", " ").split()) for part in parts if part.key in _RESULTS}
    return Story(parts=tuple(part for part in parts if part.key not in _RESULTS), expected=expected)


def told(story: Story) -> DraftReport:
    """The report on the story's draft."""
    settings = _settings(story)
    (written,) = story.all_of("Draft")
    draft = read_draft(
        written.words.encode(),
        "draft",
        ".html" if "html" in written.options else ".md",
        draft_readers(lambda _line: None),
    )
    fetcher, urls = _world(story)
    state = story.one("Search", "hits")
    search = FakeSearch(
        hits=tuple(SearchHit(url=url) for url in urls),
        state=_STATES.get(state),
        general=state != "narrow",
    )
    tools = tools_with(
        lambda request: _read(fetcher, request),
        () if state == "none" else (search,),
        settings,
        fetcher=fetcher,
        network_seen=lambda: state != "down",
    )
    case = case_of(draft, tools, _material(story))
    case = replace(case, claims=_narrowed(story, draft, case.claims, settings))
    report = asyncio.run(check_draft(case, tools))
    return with_ignored(draft, report, today=NOON.date(), isolated=settings.isolated)


def _settings(story: Story) -> Settings:
    table = tomllib.loads(story.one("Run", ""))
    isolated = bool(table.pop("isolated", False))
    return Settings(isolated=isolated, **{name: KEYS[name].parse(name, value) for name, value in table.items()})


def _narrowed(story: Story, draft: Draft, claims: DraftClaims, settings: Settings) -> DraftClaims:
    claims = narrowed(draft, claims, settings, NOON.date(), {})
    if not story.all_of("Fault"):
        return claims
    broken = (replace(claim, parts=2 * (replace(claim.parts[0], text=cast(str, 7)),)) for claim in claims.claims)
    return replace(claims, claims=tuple(broken))


async def _read(fetcher: FakeFetcher, request: Request) -> PageOutcome:
    outcome = await fetcher.get(request)
    return outcome if isinstance(outcome, Unread) else read_page(outcome)


def _world(story: Story) -> tuple[FakeFetcher, list[str]]:
    pages: dict[str, str | bytes | Unread] = {}
    hanging = set()
    for number, part in enumerate(story.all_of("Page"), 1):
        host = next((word for word in part.options if "." in word), f"paper{number}.example")
        url = f"https://{host}/story-{number}"
        status = part.option("status")
        pages[url] = Unread(url=url, reason=f"status_{status}", status=int(status)) if status else _page(part)
        if "hangs" in part.options:
            hanging.add(url)
    return StoryFetcher(pages=pages, hanging=frozenset(hanging)), list(pages)


def _page(part: Part) -> str:
    language = part.option("language") or "en"
    day = next((word for word in part.options if re.fullmatch(r"\d{4}-\d\d-\d\d", word)), "2026-02-10")
    first, last = _FILLER[language]
    body = part.paragraphs if "html" in part.options else tuple(f"<p>{html.escape(p)}</p>" for p in part.paragraphs)
    if "bare" in part.options:
        return f"<!doctype html>{part.words}"
    title = (part.option("title") or "The_council_meets").replace("_", " ")
    return (
        f'<!doctype html><html lang="{language}"><head><title>{title}</title>'
        f'<meta property="article:published_time" content="{day}T08:00:00Z"></head><body><article><h1>{title}</h1>'
        f"<p>{first}</p>{''.join(body)}<p>{last}</p></article></body></html>"
    )


def _material(story: Story) -> Material:
    outcomes = []
    with tempfile.TemporaryDirectory() as folder:
        for part in story.all_of("Own"):
            path = Path(folder) / part.options[0]
            path.write_text("\n".join(part.paragraphs) if path.suffix == ".srt" else part.words, "utf-8")
            outcomes.append(read_material_file(path))
    return Material(named=bool(outcomes), outcomes=tuple(outcomes))


def meant(story: Story, report: DraftReport) -> Verdict | None:
    """The verdict that the story is about: the first on a passage of its kind."""
    kind = story.one("About", "quotation")
    return next((verdict for verdict in report.verdicts if verdict.claim.kind == kind), None)


def result(story: Story) -> dict[str, tuple[str, ...]]:
    """What comes out, under the words that a story uses for it."""
    report = told(story)
    verdict = meant(story, report)
    best = verdict.evidence[0].match if verdict and verdict.evidence else None
    codes = {notice.code.value for notice in (*(verdict.notices if verdict else ()), *report.notices)}
    return {
        "Outcome": (verdict.outcome.value,) if verdict else (),
        "Reason": (reason.value,) if (reason := _reason(story, verdict, report)) else (),
        "Differences": tuple(sorted({edit.difference.value for edit in best.edits})) if best else (),
        "Warnings": tuple(sorted(codes)),
        "Attested": (best.attested.value,) if best and best.attested else (),
        "Source": tuple(source.outcome.value for source in report.named_sources),
        "Origins": (str(verdict.independent_origins),) if verdict else (),
    }


def _reason(story: Story, verdict: Verdict | None, report: DraftReport) -> Reason | None:
    if story.one("About", "") == "source":
        return report.named_sources[0].reason if report.named_sources else None
    return verdict.reason if verdict else None


def shortfall(story: Story) -> str:
    """What the story expects and does not get, in words; empty where it comes out as written."""
    found = result(story)
    missing = {
        key: wanted
        for key, wanted in story.expected.items()
        if not (
            set(wanted) <= set(found[key]) if key in ("Differences", "Warnings", "Source") else wanted == found[key]
        )
    }
    return f"expected {missing}, got {found}" if missing else ""
