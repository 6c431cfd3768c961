"""Measures matching: quality on the shared cases, and speed as ratios against rapidfuzz in the same run.

Usage: python -m tests.benchmarks.match [quality|speed|bounds]; needs the shared folder beside the project.
"""

from __future__ import annotations

import gzip
import json
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from rapidfuzz import fuzz

from verify.match.page_index import PageIndex
from verify.model.verdict import Match, MatchKind

SHARED = Path(__file__).parents[3] / "shared" / "data" / "match"
LABELS = {MatchKind.VERBATIM: "verbatim", MatchKind.ALTERED: "altered", MatchKind.PARAPHRASE: "paraphrased"}
SEED = 20
QUOTATIONS = 20


def say(line: str) -> None:
    sys.stdout.write(line + "\n")


def pages() -> list[dict[str, str]]:
    with gzip.open(SHARED / "pages.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def cases() -> list[dict[str, str]]:
    return [json.loads(line) for line in (SHARED / "cases.jsonl").read_text("utf-8").splitlines()]


def predicted(case: dict[str, str], index: PageIndex, names: Sequence[str]) -> dict[str, object]:
    found = index.find(case["quote"])
    if not found:
        return {"id": case["id"], "label": "not_found", "page_id": None, "start": None, "end": None, "score": 0.0}
    best = found[0]
    return {
        "id": case["id"],
        "label": LABELS.get(best.kind, "corroborated"),
        "page_id": names[best.page],
        "start": best.span.start,
        "end": best.span.end,
        "score": best.similarity + (best.kind is not MatchKind.ALTERED),
    }


def measure_quality() -> None:
    read = pages()
    index = PageIndex([page["text"] for page in read])
    names = [page["page_id"] for page in read]
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        for case in cases():
            file.write(json.dumps(predicted(case, index, names)) + "\n")
        file.flush()
        subprocess.run([sys.executable, str(SHARED / "score.py"), file.name], check=True)


def shuffled(text: str, chance: random.Random) -> str:
    sentences = re.split(r"(?<=[.!?])\s+", text)
    chance.shuffle(sentences)
    return " ".join(sentences)


def many_pages(count: int) -> list[str]:
    """The shared pages, repeated with their sentences shuffled."""
    chance = random.Random(SEED)
    texts = [page["text"] for page in pages()]
    while len(texts) < count:
        texts += [shuffled(text, chance) for text in texts[: min(len(texts), count - len(texts), 300)]]
    return texts[:count]


def timed(work: Callable[[], object], times: int = 1) -> float:
    """The best of *times* runs, in seconds of the processor: what else the machine does counts little."""
    best = float("inf")
    for _ in range(times):
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return best


def chosen_quotations() -> list[str]:
    return [case["quote"] for case in random.Random(SEED).sample(cases(), QUOTATIONS)]


def ask(index: PageIndex, quotations: Sequence[str]) -> list[tuple[Match, ...]]:
    return [index.find(one) for one in quotations]


def ask_cold(texts: Sequence[str], quotations: Sequence[str]) -> list[tuple[Match, ...]]:
    return ask(PageIndex(texts), quotations)


def ask_peer(texts: Sequence[str], quotations: Sequence[str]) -> list[object]:
    return [fuzz.partial_ratio_alignment(one, text) for one in quotations for text in texts]


def measure_speed() -> None:
    quotations = chosen_quotations()
    every = many_pages(840)
    for count in (840, 25):
        texts = every[:count]
        index = PageIndex(texts)
        # In turn, so that a busy minute meets all three of them.
        rounds = [
            (
                timed(partial(ask_peer, texts, quotations)),
                timed(partial(ask_cold, texts, quotations), times=2),
                timed(partial(ask, index, quotations), times=4),
            )
            for _ in range(3)
        ]
        peer, cold, warm = map(min, zip(*rounds, strict=True))
        say(
            f"{QUOTATIONS} quotations x {count} pages: rapidfuzz {peer:.3f} s, cold {cold:.3f} s ({peer / cold:.1f} times), "
            f"warm {warm:.4f} s ({peer / warm:.0f} times)"
        )


def measure_growth() -> None:
    quotations = chosen_quotations()
    for count in (300, 1_200, 4_800):
        warm = timed(partial(ask, PageIndex(many_pages(count)), quotations), times=2)
        say(f"{count} pages: {1000 * warm / QUOTATIONS:.2f} ms a quotation")


def measure_bounds() -> None:
    text = " ".join(many_pages(300))[:1_000_000]
    index = PageIndex([text])
    long = text[400_000:405_000]
    changed = re.sub(r"\b(\w+) (\w+) (\w+) (\w+)", r"\1 \2 \3 other", long)
    for name, quotation in (("as it stands", long), ("every fourth word changed", changed)):
        say(f"5,000 characters against 1 MB, {name}: {timed(partial(index.find, quotation)):.3f} s")
    for size in (50_000, 200_000):
        spent = timed(partial(ask, PageIndex(["word " * size]), ["word " * 300 + "end"]))
        say(f"one word {size} times: {spent:.3f} s")
    say(f"a quotation of 200,000 words: {timed(partial(index.find, 'word ' * 200_000)):.3f} s")


MEASURES = {
    "quality": measure_quality,
    "speed": measure_speed,
    "growth": measure_growth,
    "bounds": measure_bounds,
}

if __name__ == "__main__":
    for chosen in sys.argv[1:] or MEASURES:
        MEASURES[chosen]()
