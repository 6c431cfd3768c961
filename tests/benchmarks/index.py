"""Measures the kept index: how fast it is built, what it takes on disk, how long a quotation takes, whether the right page comes.

Usage: python -m tests.benchmarks.index [PAGES] [--files]; 100,000 pages without a number; needs the shared folder beside the
project. Pages are made of the archive's paragraphs, their words in another order a few at a time, so that hundreds of pages
hold the same words and only their order tells them apart. With --files each page is a text file of its own.
"""

from __future__ import annotations

import random
import re
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from fastwarc.warc import ArchiveIterator, WarcRecordType
from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.html import HTMLTree

from verify.evidence.index.build import build_index
from verify.evidence.index.query import pages_for, sought
from verify.evidence.index.reader import KeptIndex
from verify.match.match_kind import ORDER_OF_KINDS
from verify.match.page_index import PageIndex
from verify.match.quotation import read_quotation
from verify.model.claim import Claim, ClaimKind, Form, Part
from verify.model.page import Page
from verify.model.span import Span
from verify.model.verdict import Match

ARCHIVE = Path(__file__).parents[3] / "shared" / "web" / "dev.warc.gz"
PAGES = 100_000
SEED = 20
ASKED = 200
FEWEST_WORDS = 12
REFERENCE_PAGES = 10_000


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def paragraphs() -> list[str]:
    found: dict[str, None] = {}
    with ARCHIVE.open("rb") as file:
        for record in ArchiveIterator(file, record_types=WarcRecordType.response):
            text = extract_plain_text(HTMLTree.parse_from_bytes(record.reader.read(), "utf-8"))
            found.update((" ".join(line.split()), None) for line in text.splitlines())
    return [line for line in found if line.count(" ") >= FEWEST_WORDS - 1]


def reordered(paragraph: str, chance: random.Random) -> str:
    words = paragraph.split()
    pieces = []
    while words:
        count = chance.randint(3, 9)
        pieces.append(words[:count])
        del words[:count]
    chance.shuffle(pieces)
    return " ".join(word for piece in pieces for word in piece)


def made_pages(count: int) -> list[str]:
    chance, every = random.Random(SEED), paragraphs()
    return [
        "\n\n".join(reordered(each, chance) for each in chance.sample(every, chance.randint(5, 11)))
        for _ in range(count)
    ]


def built(texts: Sequence[str], folder: Path, *, as_files: bool) -> float:
    """Pages a second."""
    material = folder / "material"
    material.mkdir()
    if as_files:
        for number, text in enumerate(texts):
            (material / f"{number}.txt").write_text(text, "utf-8", "replace")
    else:
        (material / "archive").write_text("stands for all pages")

    def read(_path: Path) -> Iterator[Page]:
        for number, text in enumerate(texts):
            url = f"https://archive.example/story/{number}"
            yield Page(url=url, final_url=url, text=text)

    start = time.perf_counter()
    build_index(
        [str(material)],
        folder / "kept.index",
        progress=lambda _line: None,
        warn=say,
        archive_reader=lambda _path: None if as_files else read,
    )
    return len(texts) / (time.perf_counter() - start)


def reference(texts: Sequence[str], folder: Path) -> tuple[float, float]:
    """Pages a second and bytes for each byte of text of a plain FTS5 table, as SQLite makes it without further ado."""
    path = folder / "plain.db"
    start = time.perf_counter()
    connection = sqlite3.connect(path)
    connection.execute("CREATE VIRTUAL TABLE pages USING fts5(text)")
    connection.executemany(
        "INSERT INTO pages VALUES(?)", ((text.encode("utf-8", "replace").decode(),) for text in texts)
    )
    connection.commit()
    connection.close()
    spent = time.perf_counter() - start
    return len(texts) / spent, path.stat().st_size / size_of(texts)


def size_of(texts: Sequence[str]) -> int:
    return sum(len(text.encode("utf-8", "surrogatepass")) for text in texts)


def altered(words: list[str], chance: random.Random) -> str:
    words[chance.randrange(len(words))] = "elephants"
    return " ".join(words)


def shortened(words: list[str], chance: random.Random) -> str:
    at = chance.randint(2, max(2, len(words) - 5))
    return " ".join((*words[:at], "…", *words[at + 3 :]))


def dropped(words: list[str], chance: random.Random) -> str:
    del words[chance.randrange(1, len(words) - 1)]
    return " ".join(words)


Change = Callable[[list[str], random.Random], str]
KINDS: dict[str, tuple[int, Change]] = {
    "4 words": (4, lambda words, _: " ".join(words)),
    "8 words": (8, lambda words, _: " ".join(words)),
    "20 words": (20, lambda words, _: " ".join(words)),
    "8 words, one altered": (8, altered),
    "20 words, one altered": (20, altered),
    "20 words, an ellipsis": (20, shortened),
    "8 words, one dropped": (8, dropped),
    "20 words, one dropped": (20, dropped),
}


def questions(texts: Sequence[str], length: int, change: Change) -> Iterator[tuple[int, str]]:
    """Page number and quotation."""
    chance = random.Random(SEED)
    while True:
        number = chance.randrange(len(texts))
        words = re.sub(r"[\[\]…]|\.\.+", " ", chance.choice(texts[number].split("\n\n"))).split()
        if len(words) >= length:
            at = chance.randint(0, len(words) - length)
            yield number, change(words[at : at + length], chance)


def carries_as_well(pages: Sequence[str], source: str, quotation: str) -> bool:
    """Whether one of *pages* carries the quotation as well as the page it was taken from."""
    wanted = PageIndex([source]).find(quotation, limit=1)
    got = PageIndex(pages).find(quotation, limit=1)
    return not wanted or (bool(got) and standing(got[0]) <= standing(wanted[0]))


def standing(match: Match) -> tuple[int, float]:
    """How well a match carries its quotation, best first, as `PageIndex.find` orders them."""
    return ORDER_OF_KINDS[match.kind], -match.similarity


def ask(index: KeptIndex, texts: Sequence[str], length: int, change: Change) -> tuple[float, float, float]:
    """Milliseconds to name candidates and to find the pages, and how often a right one was among the first ten."""
    naming = finding = right = 0.0
    for (number, quotation), _ in zip(questions(texts, length, change), range(ASKED), strict=False):
        start = time.perf_counter()
        index.candidates(sought(read_quotation(quotation)), 10)
        between = time.perf_counter()
        found = pages_for(index, (claim_of(quotation),))
        naming, finding = naming + between - start, finding + time.perf_counter() - between
        pages = [page.text for page, _ in found[:10]]
        right += carries_as_well(pages, texts[number], quotation)
    return 1000 * naming / ASKED, 1000 * finding / ASKED, right / ASKED


def claim_of(quotation: str) -> Claim:
    span = Span(0, len(quotation))
    part = Part(text=quotation, span=span)
    return Claim(
        id="q1",
        kind=ClaimKind.QUOTATION,
        form=Form.WHOLE,
        text=quotation,
        span=span,
        line=1,
        column=1,
        parts=(part,),
    )


def measure(count: int, *, as_files: bool) -> None:
    texts = made_pages(count)
    say(f"{count:,} pages, {size_of(texts) / 1e6:.0f} MB of text, {len(set(texts)):,} distinct")
    with tempfile.TemporaryDirectory() as named:
        folder = Path(named)
        rate = built(texts, folder, as_files=as_files)
        path = folder / "kept.index"
        share = path.stat().st_size / size_of(texts)
        plain_rate, plain_share = reference(texts[:REFERENCE_PAGES], folder)
        say(f"build: {rate:,.0f} pages a second ({rate / plain_rate:.2f} times plain FTS5 with its {plain_rate:,.0f})")
        say(f"file: {share:.2f} times the text (plain FTS5 {plain_share:.2f})")
        with KeptIndex(path) as index:
            ask(index, texts, *KINDS["8 words"])
            for kind, (length, change) in KINDS.items():
                naming, finding, right = ask(index, texts, length, change)
                say(f"{kind:24} {naming:5.1f} ms to name, {finding:5.1f} ms to find; right among ten {right:.3f}")


if __name__ == "__main__":
    if not ARCHIVE.is_file():
        say(f"skipped: no {ARCHIVE.name} beside the project")
    else:
        numbers = [int(word) for word in sys.argv[1:] if word.isdecimal()]
        measure(numbers[0] if numbers else PAGES, as_files="--files" in sys.argv)
