"""What the user's own material says stays on the machine: no question, request, kept text or exported file holds its words."""

from __future__ import annotations

import asyncio
import json
import re
import zipfile
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from tests.fakes import NOON, FakeFetcher, FakeSearch
from tests.materials import docx, paragraph, pdf
from tests.tools import case_of, tools_with
from verify.drafts.plain import draft_of_text
from verify.evidence.files.read_material import read_material_file
from verify.model.page import Material, Page, PageOutcome, Request, SearchHit, Unread
from verify.model.verdict import DraftReport, Outcome, Report
from verify.pipeline.one_draft import check_draft
from verify.reports.json import JsonReport
from verify.settings import Settings
from verify.storage.cache import export_cache
from verify.storage.past_reports import keep
from verify.storage.report_files import ReportStore

QUOTED = "We will mend the harbour crane before the first herring boats come home"
DRAFT = (
    f"“{QUOTED},” said Tomas Reyes, who leads the port.\n\n“Nobody asked the divers of the outer mole,” Reyes said.\n"
)
SECRET = "Whistleblower Quennell handed Zorvath seventeen envelopes underneath Mirebridge"
HIDDEN = re.compile(r"(?i)whistleblower|quennell|zorvath|seventeen|envelopes|underneath|mirebridge|ondreya")

MATERIAL = {
    "talk.vtt": f"WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ondreya>{SECRET}.\n\n00:03.000 --> 00:09.000\n<v Reyes>{QUOTED}.\n".encode(),
    "talk.docx": docx(paragraph(SECRET, "Heading1") + paragraph(f"Reyes: {QUOTED}.")),
    "talk.pdf": pdf([[f"{SECRET}."], [f"{QUOTED}."]]),
    "talk.eml": f"From: Ondreya Quennell <q@z.example>\nTo: x\n\n{SECRET}.\n\n> {QUOTED}.\n".encode(),
    "talk.html": f"<title>{SECRET}</title><h1>{SECRET}</h1><p>{QUOTED}.".encode(),
}  # fmt: skip


def checked(material: PageOutcome, search: FakeSearch, fetcher: FakeFetcher, told: list[str]) -> DraftReport:
    draft = draft_of_text(DRAFT, "draft.txt", sha256="d" * 64)
    tools = tools_with(_recorded(fetcher), (search,), fetcher=fetcher, progress=told.append)
    return asyncio.run(check_draft(case_of(draft, tools, Material(named=True, outcomes=(material,))), tools))


def _recorded(fetcher: FakeFetcher) -> Callable[[Request], Awaitable[PageOutcome]]:
    async def read(request: Request) -> PageOutcome:
        await fetcher.get(request)
        return Unread(url=request.url, reason="status_404", status=404)

    return read


@pytest.mark.parametrize("name", MATERIAL)
def test_a_run_with_own_material_asks_and_tells_nothing_of_it(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(MATERIAL[name])
    material = read_material_file(tmp_path / name)
    search, fetcher = FakeSearch(hits=(SearchHit(url="https://herald.example/crane"),)), FakeFetcher()
    told: list[str] = []
    report = checked(material, search, fetcher, told)

    assert isinstance(material, Page)
    assert HIDDEN.search(material.text)
    assert report.verdicts[0].outcome is Outcome.CORROBORATED
    assert report.verdicts[0].evidence[0].page.own_material
    assert search.asked
    assert fetcher.asked
    # Found at home or not, the questions are the same that a run without the material asks.
    plain, other = FakeSearch(hits=search.hits), FakeFetcher()
    checked(Unread(url="file:///x", reason="cut"), plain, other, [])
    assert search.asked == plain.asked
    assert fetcher.asked == other.asked
    for line in (*map(repr, search.asked), *map(repr, fetcher.asked), *told):
        assert not HIDDEN.search(line)


@pytest.mark.parametrize("name", MATERIAL)
def test_a_report_its_kept_texts_and_its_bundle_hold_the_passage_and_no_more(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(MATERIAL[name])
    material = read_material_file(tmp_path / name)
    assert isinstance(material, Page)
    report = _report(checked(material, FakeSearch(), FakeFetcher(), []))
    cache = tmp_path / "cache"
    assert keep(report, Settings(cache_dir=cache), warn=pytest.fail)
    # As earlier versions did: a copy of the material's text beside the report.
    ReportStore(cache).keep_text(material.sha256, material.text)
    export_cache(cache, tmp_path / "bundle.zip", warn=pytest.fail)

    shown = json.loads(JsonReport().render(report))
    assert shown["drafts"][0]["claims"][0]["evidence"][0]["match"]["passage"].startswith(QUOTED)
    assert not HIDDEN.search(json.dumps(shown))
    with zipfile.ZipFile(tmp_path / "bundle.zip") as bundle:
        texts = [entry for entry in bundle.namelist() if entry.endswith(".txt")]
        assert len(texts) == 1
        assert not any(HIDDEN.search(bundle.read(entry).decode("utf-8", "replace")) for entry in bundle.namelist())


def _report(draft: DraftReport) -> Report:
    return Report(version="0", created_at=NOON, complete=True, settings_digest="0", drafts=(draft,))
