"""Measures the extractor on annotated news: python tests/benchmarks/quotes.py [GOLD.jsonl] [--out PREDICTIONS.jsonl].

Without an argument the development split beside the project folder; a clear line and exit code 0 where it is missing.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from verify.claims.statements import find_statements
from verify.model.claim import Claim, ClaimKind, Speaker
from verify.model.draft import Draft
from verify.speech.utterances import Utterance, find_utterances

DATA = Path(__file__).parents[3] / "shared" / "data" / "quotes"
KINDS = {ClaimKind.QUOTATION: "quote", ClaimKind.SCARE: "scare", ClaimKind.TITLE: "title"}


def predictions(text: str) -> list[dict[str, object]]:
    """One entry a part of each utterance and one a statement, in the scorer's format."""
    found = find_utterances(text)
    draft = Draft(path="", sha256="", source=text, text=text)
    return [
        *(entry for one in found.utterances for entry in _entries(text, one)),
        *(_statement(claim) for claim in find_statements(draft, found)),
    ]


def _statement(claim: Claim) -> dict[str, object]:
    return {
        "start": claim.span.start,
        "end": claim.span.end,
        "spans": [[part.span.start, part.span.end] for part in claim.parts],
        "text": claim.text,
        "kind": "indirect",
        "speaker": _speaker(claim.speaker),
    }


def _speaker(speaker: Speaker | None) -> dict[str, object] | None:
    if speaker is None:
        return None
    return {
        "text": speaker.text,
        "start": speaker.span.start,
        "end": speaker.span.end,
        "name": speaker.name,
    }


def _entries(text: str, one: Utterance) -> list[dict[str, object]]:
    speaker = _speaker(one.speaker)
    return [
        {"start": part.start, "end": part.end, "text": part.cut(text), "kind": KINDS[one.kind], "speaker": speaker}
        for part in one.parts
    ]


def main() -> int:
    """Write predictions, run the scorer on them, and name the speed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", nargs="?", type=Path, default=DATA / "dev.jsonl")
    parser.add_argument("--out", type=Path)
    arguments = parser.parse_args()
    scorer = DATA / "score.py"
    if not arguments.gold.exists() or not scorer.exists():
        sys.stderr.write(f"skipped: no annotated news at {arguments.gold}\n")
        return 0
    articles = [json.loads(line) for line in arguments.gold.read_text("utf-8").splitlines() if line.strip()]
    started = time.process_time()
    lines = [json.dumps({"id": article["id"], "quotes": predictions(article["text"])}) for article in articles]
    spent = time.process_time() - started
    out = arguments.out or Path(tempfile.mkdtemp()) / "predictions.jsonl"
    out.write_text("\n".join(lines) + "\n", "utf-8")
    size = sum(len(article["text"].encode()) for article in articles) / 1e6
    sys.stdout.write(f"{size:.2f} MB in {spent:.2f} s of one core: {size / spent:.2f} MB/s\n")
    sys.stdout.flush()
    return subprocess.run([sys.executable, str(scorer), str(arguments.gold), str(out)], check=False).returncode


if __name__ == "__main__":
    raise SystemExit(main())
