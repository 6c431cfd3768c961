from __future__ import annotations

import asyncio
import gzip
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.materials import pdf
from tests.warcs import article, packed, record, wacz
from verify.api import check
from verify.errors import EvidenceError
from verify.evidence.index.build import build_index
from verify.evidence.index.quote_build import build_quotations
from verify.model.claim import DraftClaims
from verify.model.kept import Choice
from verify.model.verdict import DraftReport, Outcome, Reason, Verdict
from verify.reports.from_json import parse_report
from verify.reports.html import HtmlReport
from verify.reports.json import JsonReport
from verify.reports.terminal import TerminalReport
from verify.settings import Settings

SAID = "“We will not rebuild the old bridge before the winter,” Mayor Ana Reyes said."
DRAFT = f"Springfield, March 3, 2026\n\n{SAID}\n\n“The budget is a disgrace to our schools,” councillor Bo Lind said.\n"


def bridge(host: str = "herald.example", said: str = SAID) -> bytes:
    head = '<meta property="og:site_name" content="Springfield Herald">'
    return record(f"https://{host}/bridge", article(said).replace("</head>", f"{head}</head>"))


def run(folder: Path, *evidence: str, draft: str = DRAFT, **named: Any) -> tuple[DraftReport, list[str]]:  # noqa: ANN401
    (folder / "draft.txt").write_text(draft, "utf-8")
    told: list[str] = []
    settings = Settings(provider=("none",), as_of=date(2026, 3, 4), engine="local:1", **named)
    report = check([str(folder / "draft.txt")], evidence=evidence, settings=settings, warn=told.append)
    return report.drafts[0], told


def verdicts(report: DraftReport) -> tuple[Verdict, ...]:
    return tuple(each for each in report.verdicts if each.claim.kind == "quotation")


def test_a_page_of_an_archive_is_a_public_page_with_its_address_and_place(tmp_path: Path) -> None:
    (tmp_path / "news.warc.gz").write_bytes(packed(bridge()))

    report, told = run(tmp_path, str(tmp_path / "news.warc.gz"))

    first, second = verdicts(report)
    assert (first.outcome, second.outcome) == (Outcome.CORROBORATED, Outcome.NOT_FOUND)
    (evidence,) = first.evidence
    assert evidence.page.final_url == "https://herald.example/bridge"
    assert (evidence.page.own_material, evidence.page.outlet) == (False, "Springfield Herald")
    assert evidence.place == "news.warc.gz, byte 0"
    assert evidence.fragment_url is not None
    assert first.independent_origins == 1
    assert dict(first.looked.providers)["evidence"] == "hits"
    assert dict(second.looked.providers)["evidence"] == "empty"
    assert told == []


def test_ten_prints_of_one_text_in_an_archive_are_one_origin(tmp_path: Path) -> None:
    (tmp_path / "news.warc.gz").write_bytes(packed(*(bridge(f"paper{number}.example") for number in range(10))))

    report, _ = run(tmp_path, str(tmp_path / "news.warc.gz"))

    assert verdicts(report)[0].independent_origins == 1
    assert len(verdicts(report)[0].evidence) == 10


def test_words_that_an_archive_has_otherwise_are_altered(tmp_path: Path) -> None:
    (tmp_path / "news.warc.gz").write_bytes(packed(bridge(said=SAID.replace("not ", ""))))

    report, _ = run(tmp_path, str(tmp_path / "news.warc.gz"))

    assert verdicts(report)[0].outcome is Outcome.ALTERED


@pytest.mark.parametrize("harm", ["cut", "flipped", "no archive", "solid"])
def test_nothing_is_not_found_where_an_archive_could_not_be_read_whole(tmp_path: Path, harm: str) -> None:
    data = bytearray(packed(bridge(), *(record(f"https://a.example/{n}", article("Other news.")) for n in range(5))))
    if harm == "flipped":
        data[-200] ^= 0xFF
    elif harm == "cut":
        del data[-60:]
    elif harm == "solid":
        data = bytearray(gzip.compress(gzip.decompress(bytes(data))))
    else:
        data = bytearray(b"no archive")
    (tmp_path / "news.warc.gz").write_bytes(data)

    report, told = run(tmp_path, str(tmp_path / "news.warc.gz"))

    first, second = verdicts(report)
    assert first.outcome in (Outcome.CORROBORATED, Outcome.UNCHECKED)
    assert (second.outcome, second.reason) == (Outcome.UNCHECKED, Reason.PAGE_UNREAD)
    assert dict(second.looked.providers)["evidence"] == "unavailable"
    (line,) = told
    assert "news.warc.gz" in line
    assert "\n" not in line


def test_own_files_archives_and_wacz_in_a_folder_are_read_together(tmp_path: Path) -> None:
    folder = tmp_path / "material"
    folder.mkdir()
    (folder / "talk.txt").write_text("Bo Lind: The budget is a disgrace to our schools.", "utf-8")
    wacz(folder / "site.wacz", ("archive/a.warc.gz", packed(bridge())))

    report, _ = run(tmp_path, str(folder))

    first, second = verdicts(report)
    assert (first.outcome, second.outcome) == (Outcome.CORROBORATED, Outcome.CORROBORATED)
    assert first.evidence[0].place == "site.wacz, archive/a.warc.gz, byte 0"
    assert second.evidence[0].page.own_material is True


def test_a_file_that_no_reader_knows_is_told_once_for_all_drafts(tmp_path: Path) -> None:
    (tmp_path / "talk.mp3").write_bytes(b"\xff\xfb" * 50)
    for name in "ab":
        (tmp_path / f"{name}.txt").write_text(DRAFT, "utf-8")
    told: list[str] = []

    report = check(
        [str(tmp_path / "a.txt"), str(tmp_path / "b.txt")],
        evidence=[str(tmp_path / "talk.mp3")],
        settings=Settings(provider=("none",)),
        warn=told.append,
    )

    assert all(each.reason is Reason.PAGE_UNREAD for draft in report.drafts for each in verdicts(draft))
    (line,) = told
    assert "talk.mp3" in line


def test_a_file_is_told_by_its_name_as_people_write_it(tmp_path: Path) -> None:
    (tmp_path / "Räte & Co.xyz").write_text("x", "utf-8")

    _, told = run(tmp_path, str(tmp_path / "Räte & Co.xyz"))

    assert told == ["evidence: Räte & Co.xyz: no reader for .xyz files"]


def test_many_drafts_share_one_pass_and_each_gets_its_own_pages(tmp_path: Path) -> None:
    (tmp_path / "news.warc.gz").write_bytes(
        packed(
            bridge(), record("https://post.example/budget", article("“The budget is a gift,” councillor Bo Lind said."))
        )
    )
    (tmp_path / "a.txt").write_text(f"{SAID}\n", "utf-8")
    (tmp_path / "b.txt").write_text("“The budget is a gift,” councillor Bo Lind said.\n", "utf-8")

    report = check(
        [str(tmp_path / "a.txt"), str(tmp_path / "b.txt")],
        evidence=[str(tmp_path / "*.warc.gz")],
        settings=Settings(provider=("none",)),
    )

    cited = [
        [each.page.final_url for verdict in draft.verdicts for each in verdict.evidence] for draft in report.drafts
    ]
    assert cited == [["https://herald.example/bridge"], ["https://post.example/budget"]]


def test_the_number_of_workers_and_the_order_of_files_change_no_byte(tmp_path: Path) -> None:
    names = []
    for number in range(5):
        path = tmp_path / f"{number}.warc.gz"
        path.write_bytes(packed(bridge(f"paper{number}.example", SAID.replace("winter", f"winter of {number}"))))
        names.append(str(path))
    (tmp_path / "draft.txt").write_text(DRAFT, "utf-8")

    def report(engine: str, evidence: list[str]) -> str:
        settings = Settings(provider=("none",), as_of=date(2026, 3, 4), engine=engine)
        made = json.loads(
            JsonReport().render(check([str(tmp_path / "draft.txt")], evidence=evidence, settings=settings))
        )
        # Which evidence was named, in which order, is a setting.
        made["settings_digest"] = ""
        return json.dumps(made)

    assert report("local:1", names) == report("local:2", names[::-1])


def test_a_name_that_leads_to_nothing_stops_the_run(tmp_path: Path) -> None:
    with pytest.raises(EvidenceError, match="no such file"):
        run(tmp_path, str(tmp_path / "gone.warc.gz"))
    with pytest.raises(EvidenceError, match="download it first"):
        run(tmp_path, "https://a.example/news.warc.gz")


def test_a_link_in_a_folder_is_not_followed_and_told(tmp_path: Path) -> None:
    (tmp_path / "news.warc.gz").write_bytes(packed(bridge()))
    folder = tmp_path / "material"
    folder.mkdir()
    (folder / "talk.txt").write_text("Nothing.", "utf-8")
    (folder / "news.warc.gz").symlink_to(tmp_path / "news.warc.gz")

    report, told = run(tmp_path, str(folder))

    # Not followed, and said: the words may stand there.
    assert {(each.outcome, each.reason) for each in verdicts(report)} == {(Outcome.UNCHECKED, Reason.PAGE_UNREAD)}
    assert [("news.warc.gz" in line, "not followed" in line) for line in told] == [(True, True)]


def test_without_quotations_no_archive_is_read(tmp_path: Path) -> None:
    from verify.evidence.gather import gather_evidence
    from verify.jobs.pool import WorkerPool

    (tmp_path / "news.warc.gz").write_bytes(packed(bridge()))
    lines: list[str] = []
    settings = Settings(evidence=(str(tmp_path / "news.warc.gz"),))

    async def gathered() -> bool:
        async with WorkerPool(1, seconds=10, memory_mb=500) as pool:
            nothing = DraftClaims(claims=(), named_sources=())
            (material,) = await gather_evidence(
                [nothing], settings, pool, pool, progress=lines.append, warn=lines.append
            )
            return material.named

    assert asyncio.run(gathered())
    assert lines == []


def indexed(folder: Path, *sources: Path) -> Path:
    into = folder / "material.index"
    build_index([str(path) for path in sources], into, progress=lambda _line: None, warn=lambda _line: None)
    return into


def test_a_kept_index_gives_what_its_files_and_archives_give(tmp_path: Path) -> None:
    (tmp_path / "talk.txt").write_text("Bo Lind: The budget is a disgrace to our schools.", "utf-8")
    (tmp_path / "news.warc.gz").write_bytes(packed(bridge(), record("https://a.example/", article("Other news."))))

    index = indexed(tmp_path, tmp_path / "talk.txt", tmp_path / "news.warc.gz")
    report, told = run(tmp_path, str(index))

    first, second = verdicts(report)
    assert (first.outcome, second.outcome) == (Outcome.CORROBORATED, Outcome.CORROBORATED)
    assert first.evidence[0].page.final_url == "https://herald.example/bridge"
    assert first.evidence[0].place == "news.warc.gz (material.index)"
    assert second.evidence[0].page.own_material is True
    assert told == []


def test_nothing_is_not_found_where_an_index_lacks_what_it_should_hold(tmp_path: Path) -> None:
    (tmp_path / "talk.mp3").write_bytes(b"\xff\xfb" * 50)
    (tmp_path / "talk.txt").write_text("Nothing of it.", "utf-8")

    report, told = run(tmp_path, str(indexed(tmp_path, tmp_path / "talk.mp3", tmp_path / "talk.txt")))

    assert {each.reason for each in verdicts(report)} == {Reason.PAGE_UNREAD}
    assert len(told) == 1
    assert "talk.mp3" in told[0]


def test_an_index_that_cannot_be_asked_is_told_and_the_run_goes_on(tmp_path: Path) -> None:
    (tmp_path / "talk.txt").write_text("Nothing of it.", "utf-8")
    (tmp_path / "notes.txt").write_text("Bo Lind: The budget is a disgrace to our schools.", "utf-8")
    index = indexed(tmp_path, tmp_path / "talk.txt")
    data = bytearray(index.read_bytes())
    data[60:64] = (99).to_bytes(4, "big")
    index.write_bytes(data)

    report, told = run(tmp_path, str(index), str(tmp_path / "notes.txt"))

    first, second = verdicts(report)
    assert (first.reason, second.outcome) == (Reason.PAGE_UNREAD, Outcome.CORROBORATED)
    assert len(told) == 1
    assert "newer verify" in told[0]


def test_a_file_of_which_a_part_was_read_denies_nothing_in_an_index_or_without(tmp_path: Path) -> None:
    # The mark of its end is missing where it should stand.
    talk = tmp_path / "talk.pdf"
    talk.write_bytes(pdf([["Bo Lind: The budget is a disgrace to our schools."]]) + b" " * 5_000)

    for named in (talk, indexed(tmp_path, talk)):
        report, told = run(tmp_path, str(named))

        first, second = verdicts(report)
        assert (first.outcome, first.reason) == (Outcome.UNCHECKED, Reason.PAGE_UNREAD)
        assert second.outcome is Outcome.CORROBORATED
        assert told == ["evidence: talk.pdf: damaged or cut off at its end; what could be read of it is used"]


def test_what_an_index_lacks_is_told_shortly_and_counted(tmp_path: Path) -> None:
    (tmp_path / "material").mkdir()
    for number in range(50):
        (tmp_path / "material" / f"{number:02}.xyz").write_text("x", "utf-8")

    report, told = run(tmp_path, str(indexed(tmp_path, tmp_path / "material")))

    assert {verdict.reason for verdict in verdicts(report)} == {Reason.PAGE_UNREAD}
    assert len(told) == 21
    assert told[-1] == "evidence: material.index: 30 more like this"


def test_an_archived_page_of_an_excluded_host_is_unread_and_never_silence(tmp_path: Path) -> None:
    (tmp_path / "news.warc.gz").write_bytes(packed(bridge()))

    report, _ = run(tmp_path, str(tmp_path / "news.warc.gz"), exclude=("herald.example",))

    first, second = verdicts(report)
    assert (first.outcome, first.reason) == (Outcome.UNCHECKED, Reason.PAGE_UNREAD)
    assert [each.reason for each in first.looked.failures] == ["excluded"]
    assert second.outcome is Outcome.NOT_FOUND


def test_own_material_goes_by_its_file_name_in_a_report_for_colleagues(tmp_path: Path) -> None:
    (tmp_path / "talk.txt").write_text("Bo Lind: The budget is a disgrace to our schools.", "utf-8")
    (tmp_path / "draft.txt").write_text(DRAFT, "utf-8")
    settings = Settings(provider=("none",), evidence=(str(tmp_path / "talk.txt"),))

    shown = HtmlReport().render(check([str(tmp_path / "draft.txt")], settings=settings))

    assert '<p><bdi>talk.txt</bdi> <span class="flag">your own material</span>' in " ".join(shown.split())
    assert "A page without a name" not in shown
    assert "<p><bdi>paragraph 1</bdi></p>" in shown


def test_of_a_page_that_a_crawler_cut_the_words_count_and_the_rest_is_no_harm_to_others(tmp_path: Path) -> None:
    cut = bridge().replace(b"WARC-Date", b"WARC-Truncated: length\r\nWARC-Date")
    (tmp_path / "news.warc.gz").write_bytes(packed(cut))

    report, told = run(tmp_path, str(tmp_path / "news.warc.gz"))

    first, second = verdicts(report)
    assert (first.outcome, first.evidence[0].page.whole) == (Outcome.CORROBORATED, False)
    assert second.outcome is Outcome.NOT_FOUND
    assert told == []


def test_of_many_files_that_fail_alike_the_first_are_named_and_the_rest_counted(tmp_path: Path) -> None:
    (tmp_path / "talk").mkdir()
    for number in range(60):
        (tmp_path / f"talk/{number:02}.txt").write_bytes(b"")

    report, told = run(tmp_path, str(tmp_path / "talk"))

    assert len(told) == 21
    assert "39 more files" in told[-1]
    assert all(len(verdict.looked.failures) <= 21 for verdict in verdicts(report))
    assert all(verdict.reason is Reason.PAGE_UNREAD for verdict in verdicts(report))


def test_a_quotation_index_alone_never_makes_anything_not_found(tmp_path: Path) -> None:
    quote = {"pre": "", "quote": "We will not rebuild the old bridge before the winter", "post": "said Ana Reyes"}
    line = {
        "date": "2026-03-02T10:00:00Z",
        "url": "https://herald.example/bridge",
        "lang": "ENGLISH",
        "quotes": [quote],
    }
    (tmp_path / "1.gqg.json.gz").write_bytes(gzip.compress(json.dumps(line).encode()))
    index = tmp_path / "quotes.index"
    build_quotations([str(tmp_path / "1.gqg.json.gz")], index, Choice(), progress=lambda _: None, warn=print)

    report, told = run(tmp_path, str(index))

    first, second = verdicts(report)
    assert (first.reason, second.reason) == (Reason.PAGE_UNREAD, Reason.NO_PROVIDER)
    assert [each.url for each in first.looked.pointers] == ["https://herald.example/bridge"]
    settings = Settings(provider=("none",), as_of=date(2026, 3, 4))
    whole = check([str(tmp_path / "draft.txt")], evidence=(str(index),), settings=settings)
    shown = TerminalReport().render(whole)
    assert "quotes.index, 2026-03-02: “We will not rebuild the old bridge" in " ".join(shown.split())
    assert parse_report(JsonReport().render(whole)).drafts[0].verdicts[0].looked.pointers == first.looked.pointers
    assert told == []


def council(folder: Path) -> Path:
    """A folder with a transcript and its recording."""
    folder.mkdir()
    said = SAID.partition("”")[0].strip("“,")
    (folder / "council.vtt").write_text(f"WEBVTT\n\n00:14:32.500 --> 00:14:40.000\n<v Ana Reyes>{said}.\n", "utf-8")
    (folder / "council.m4a").write_bytes(b"\0" * 40)
    return folder


@pytest.mark.parametrize("kept", [False, True])
def test_words_of_a_transcript_open_the_recording_beside_it_at_the_second(tmp_path: Path, kept: bool) -> None:
    folder = council(tmp_path / "heard")

    report, told = run(tmp_path, str(indexed(tmp_path, folder) if kept else folder))

    (found,) = verdicts(report)[0].evidence
    assert found.page.final_url == (folder / "council.vtt").as_uri()
    assert found.fragment_url == found.address == f"{(folder / 'council.m4a').as_uri()}#t=872"
    assert told == []


@pytest.mark.parametrize("kept", [False, True])
def test_a_recording_whose_transcript_lies_beside_it_is_not_missing(tmp_path: Path, kept: bool) -> None:
    folder = council(tmp_path / "heard")

    report, _ = run(tmp_path, str(indexed(tmp_path, folder) if kept else folder))

    assert verdicts(report)[1].outcome is Outcome.NOT_FOUND


def test_a_recording_beside_notes_of_its_name_is_still_unread(tmp_path: Path) -> None:
    (tmp_path / "talk.mp3").write_bytes(b"\xff\xfb" * 50)
    (tmp_path / "talk.txt").write_text("Nothing of it.", "utf-8")

    report, _ = run(tmp_path, str(tmp_path / "talk.txt"), str(tmp_path / "talk.mp3"))

    assert {each.reason for each in verdicts(report)} == {Reason.PAGE_UNREAD}


def test_words_of_a_pdf_open_it_at_their_page(tmp_path: Path) -> None:
    said = SAID.partition("”")[0].strip("“,")
    (tmp_path / "minutes.pdf").write_bytes(pdf([["First page."], [f'Mayor Ana Reyes: "{said}."']]))

    report, _ = run(tmp_path, str(tmp_path / "minutes.pdf"))

    (found,) = verdicts(report)[0].evidence
    assert found.address == f"{(tmp_path / 'minutes.pdf').as_uri()}#page=2"
