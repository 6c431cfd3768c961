"""The HTML report in a real Chromium; skipped where none is installed."""

from __future__ import annotations

import shutil
import wave
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright
from pypdf import PdfReader

from tests.reports import sample
from tests.reports.strategies import HOSTILE
from verify.model.verdict import Report, Verdict
from verify.reports.html import HtmlReport

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield started
        started.close()


def hostile() -> Report:
    text = " ".join(HOSTILE)
    draft = sample.draft_report(path=text)
    return replace(
        sample.report(),
        drafts=(replace(draft, title=text, source=text, verdicts=tuple(map(spoiled, draft.verdicts))),),
    )


def spoiled(verdict: Verdict) -> Verdict:
    text = " ".join(HOSTILE)
    found = tuple(
        replace(
            each,
            page=replace(each.page, title=text, outlet=text, final_url=f"javascript:alert(1)//{text}"),
            match=replace(each.match, passage=text),
            speaker=text,
            fragment_url=f"javascript:alert(1)//{text}",
        )
        for each in verdict.evidence
    )
    return replace(verdict, because=text, evidence=found)


def opened(
    browser: Browser, folder: Path, report: Report, *, width: int = 1280, dark: bool = False
) -> tuple[Page, list[str]]:
    """The page, and what its console complained about."""
    path = folder / "report.html"
    path.write_text(HtmlReport().render(report), "utf-8")
    page = browser.new_page(viewport={"width": width, "height": 844}, color_scheme="dark" if dark else "light")
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("dialog", lambda dialog: complaints.append(dialog.message))
    page.on("request", lambda asked: complaints.append(asked.url) if asked.url != path.as_uri() else None)
    page.goto(path.as_uri())
    return page, complaints


def test_it_opens_without_a_complaint_and_asks_for_nothing(browser: Browser, tmp_path: Path) -> None:
    page, complaints = opened(browser, tmp_path, sample.report())

    assert page.title().startswith("8 quotations: ")
    assert complaints == []


def test_hostile_text_stays_text(browser: Browser, tmp_path: Path) -> None:
    page, complaints = opened(browser, tmp_path, hostile())

    assert complaints == []
    assert page.locator("script, img, iframe, object").count() == 0
    assert "<script>alert(1)</script>" in page.locator("h2").first.inner_text()


def test_the_recording_beside_a_transcript_can_be_played(browser: Browser, tmp_path: Path) -> None:
    with wave.open(str(tmp_path / "council.wav"), "wb") as sound:
        sound.setparams((1, 1, 8_000, 0, "NONE", "none"))
        sound.writeframes(bytes([128]) * 8_000 * 880)
    verdict = replace(sample.corroborated(), evidence=(sample.recorded(str(tmp_path)),))
    draft = replace(sample.draft_report(), verdicts=(verdict,), named_sources=())
    page, complaints = opened(browser, tmp_path, replace(sample.report(), drafts=(draft,)))
    assert complaints == []
    page.locator("summary").first.click()
    place = page.locator("audio").evaluate(
        "sound => new Promise((told, failed) => {"
        " sound.onseeked = () => told(sound.currentTime); sound.onerror = () => failed(sound.error.message); sound.load();"
        " sound.preload = 'auto'; })"
    )

    assert int(place) == 872
    assert Axe().run(page).violations_count == 0


def test_a_mark_leads_to_its_card_and_back(browser: Browser, tmp_path: Path) -> None:
    page, _ = opened(browser, tmp_path, sample.report())

    page.locator(".draft a.tag.not_found").first.click()
    card = page.locator(":target")
    assert card.get_attribute("class") == "card not_found frame"
    assert "We will sue," in card.inner_text()
    card.get_by_text("Show in the draft").click()
    assert page.locator(":target").inner_text() == "✗ not found"


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_nothing_is_wider_than_the_screen(browser: Browser, tmp_path: Path, width: int) -> None:
    for report in (sample.report(), hostile()):
        page, _ = opened(browser, tmp_path, report, width=width)

        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("dark", [False, True])
def test_axe_finds_nothing(browser: Browser, tmp_path: Path, dark: bool) -> None:
    both = replace(sample.report(), drafts=(sample.draft_report("a.md"), sample.draft_report("b.md")))
    page, _ = opened(browser, tmp_path, both, dark=dark)
    page.locator("summary").evaluate_all("all => all.forEach(one => one.parentElement.open = true)")

    found = Axe().run(page)

    assert found.violations_count == 0, found.generate_report()


def test_only_what_needs_a_look_is_shown_where_that_is_chosen(browser: Browser, tmp_path: Path) -> None:
    page, complaints = opened(browser, tmp_path, sample.report())
    page.get_by_label("only what needs a look").check()

    assert page.locator("article.altered").first.is_visible()
    assert not page.locator("article.corroborated").is_visible()
    page.get_by_label("everything").check()
    assert page.locator("article.corroborated").is_visible()
    assert complaints == []


def test_two_drafts_of_nine_quotations_take_eight_sheets_at_most(browser: Browser, tmp_path: Path) -> None:
    draft = sample.draft_report("a.md")
    nine = replace(draft, verdicts=(sample.corroborated(), *draft.verdicts))
    page, _ = opened(browser, tmp_path, replace(sample.report(), drafts=(nine, replace(nine, path="b.md"))))

    assert len(PdfReader(BytesIO(page.pdf(format="A4"))).pages) <= 8


def test_print_is_light_and_shows_why_a_page_was_not_read(browser: Browser, tmp_path: Path) -> None:
    page, _ = opened(browser, tmp_path, sample.report(), dark=True)
    page.emulate_media(media="print")

    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"

    assert page.get_by_text("answered with HTTP 404").first.is_visible()
    assert page.pdf().startswith(b"%PDF")
