"""Measures the index of quotations: how fast it is built and with how much memory, its size, how long a question takes, and recall.

Usage: python -m tests.benchmarks.quotations [QUOTATIONS]; a million without a number. Files in GDELT's shape are made of
words drawn as Zipf has them, phrases that many quotations share among them; one quotation in five stands on several pages.
"""

from __future__ import annotations

import gzip
import json
import random
import resource
import sys
import tempfile
import time
from itertools import accumulate
from pathlib import Path

from tests.benchmarks.index import claim_of
from verify.evidence.index.quote_ask import QuotationIndex, pointers_for
from verify.evidence.index.quote_build import build_quotations
from verify.model.kept import Choice

QUOTATIONS = 1_000_000
OF_A_FILE = 15_000
WORDS = 60_000
PHRASES = 4_000
ASKED = 300
MONTH = 43_000_000
SEED = 16


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


class Speech:
    """Quotations of made-up words, some of them common and some in phrases that everybody uses."""

    def __init__(self) -> None:
        self.chance = random.Random(SEED)
        letters = "abdefgiklmnoprstuv"
        self.words = ["".join(self.chance.choices(letters, k=2 + number.bit_length() // 2)) for number in range(WORDS)]
        self.weights = list(accumulate(1 / (rank + 3) for rank in range(WORDS)))
        self.phrases = [" ".join(self.drawn(3 + number % 3)) for number in range(PHRASES)]
        self.recent: list[str] = []

    def drawn(self, count: int) -> list[str]:
        return self.chance.choices(self.words, cum_weights=self.weights, k=count)

    def quotation(self) -> str:
        if self.recent and self.chance.random() < 0.2:
            return self.chance.choice(self.recent)
        said = self.drawn(self.chance.randint(5, 30))
        if self.chance.random() < 0.5:
            said.insert(self.chance.randrange(len(said)), self.chance.choice(self.phrases))
        words = " ".join(said)
        self.recent = [*self.recent[-2_000:], words] if self.chance.random() < 0.1 else self.recent
        return words


def make_files(folder: Path, count: int, asked: list[tuple[str, str]]) -> None:
    """Files of *count* quotations; some of them, with their addresses, are noted in *asked*."""
    speech, made = Speech(), 0
    around = [" ".join(speech.drawn(12)) for _ in range(5_000)]
    while made < count:
        lines, path = [], folder / f"{made:012}.gqg.json.gz"
        until = min(count, made + OF_A_FILE)
        while made < until:
            url, quotes = f"https://site{made % 9_000}.example/news/2026/03/story-{made}", []
            for _ in range(speech.chance.randint(1, 10)):
                words = speech.quotation()
                quotes.append(
                    {"pre": speech.chance.choice(around), "quote": words, "post": speech.chance.choice(around)}
                )
                if speech.chance.random() < 4 * ASKED / count and words.count(" ") >= 8:
                    asked.append((url, words))
            made += len(quotes)
            page = {"date": "2026-03-15T12:16:00Z", "url": url, "title": around[made % 5_000], "lang": "ENGLISH"}
            lines.append(json.dumps(page | {"quotes": quotes}) + "\n")
        path.write_bytes(gzip.compress("".join(lines).encode(), 1))


def ask(index: QuotationIndex, asked: list[tuple[str, str]], length: int, *, alter: bool) -> str:
    chance, took, found = random.Random(SEED), [], 0
    for _, words in asked:
        said = words.split()
        at = chance.randint(0, len(said) - length) if len(said) > length else 0
        said = said[at : at + length]
        wanted = " ".join(said)
        if alter:
            said[chance.randrange(len(said))] = "elephants"
        start = time.process_time()
        found_now = pointers_for(index, (claim_of(" ".join(said)),))
        took.append(1000 * (time.process_time() - start))
        found += any(wanted in pointer.passage for _, pointers in found_now for pointer in pointers)
    took.sort()
    return (
        f"{sum(took) / len(took):5.1f} ms of a processor a question (median {took[len(took) // 2]:.1f}, "
        f"95 of 100 {took[len(took) * 95 // 100]:.1f}, worst {took[-1]:.1f}), found {found / len(took):.3f}"
    )


def measure(count: int) -> None:
    asked: list[tuple[str, str]] = []
    with tempfile.TemporaryDirectory() as named:
        folder = Path(named)
        (folder / "gqg").mkdir()
        start = time.perf_counter()
        make_files(folder / "gqg", count, asked)
        say(f"{count:,} quotations made in {time.perf_counter() - start:.0f} s")
        start, path = time.perf_counter(), folder / "quotes.index"
        before = time.process_time()
        info = build_quotations([str(folder / "gqg")], path, Choice(), progress=lambda _: None, warn=say)
        spent = time.perf_counter() - start
        rate, size = info.tally.quotations / spent, info.file_bytes / info.tally.quotations
        mine = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
        child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1000
        used = sum(
            each.ru_utime + each.ru_stime
            for each in map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
        )
        say(f"{(used - before) / info.tally.quotations * 1e6:.0f} microseconds of a processor a quotation")
        say(f"build: {rate:,.0f} quotations a second; {size:.0f} bytes a quotation")
        say(f"memory: {mine:.0f} MB at most, and {child:.0f} MB in the largest process beside it")
        say(f"{MONTH:,} quotations: {MONTH / rate / 60:.0f} minutes, {MONTH * size / 1e9:.1f} GB")
        with QuotationIndex(path) as index:
            ask(index, asked, 8, alter=False)
            for length, alter in ((4, False), (8, False), (8, True), (20, True)):
                say(f"{length} words{', one altered' * alter}: {ask(index, asked[:ASKED], length, alter=alter)}")


if __name__ == "__main__":
    numbers = [int(word) for word in sys.argv[1:] if word.isdecimal()]
    measure(numbers[0] if numbers else QUOTATIONS)
