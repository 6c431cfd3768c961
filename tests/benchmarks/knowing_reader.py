"""Measures what a reader of meaning that knows the truth makes of quotations, or of named sources, statements and figures.

Usage: python -m tests.benchmarks.knowing_reader REPLAY WEB FOLDER [--faults FILE] [--errors N] [--keep REPORT]

REPLAY is a program that serves the pages of WEB (`*.warc.gz`) to a command: `REPLAY WEB -- COMMAND`. FOLDER holds
`drafts/*.txt`, their labels `gold.jsonl` (there or beside it), and `score.py`. The reader answers as the labels say: the
same, or the opposite, for a passage of a page that the label names, and something different for every other one. What its
answers do not mend is what no passage near was shown for.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import threading
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from fastwarc.warc import ArchiveIterator, WarcRecordType
from resiliparse.extract.html2text import extract_plain_text

_LABELS = {"supported": "same", "paraphrased": "same", "altered": "opposite"}
# So much of a passage, in words, tells which page it is from.
_TELLING = 8
_GRAVEST = ("opposite", "different", "same")


def words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


def bare(url: str) -> str:
    return re.sub(r"^https?://(www\.|m\.|amp\.)?", "", url.split("#")[0].split("?")[0]).rstrip("/")


def texts_of(archive: Path, wanted: frozenset[str]) -> Iterator[tuple[str, str]]:
    """The words of each page that is *wanted*, by its address."""
    with archive.open("rb") as stream:
        for record in ArchiveIterator(stream, record_types=WarcRecordType.response):
            url = bare(record.headers.get("WARC-Target-URI") or "")
            if url in wanted:
                html = record.reader.read().decode("utf-8", "replace")
                yield url, words(extract_plain_text(html, alt_texts=False))


class Truth:
    """The labels, and the pages that they name."""

    def __init__(self, labels: Sequence[Mapping[str, Any]], archives: Sequence[Path]) -> None:
        self._labels = [(words(each.get("quote") or each["text"] or ""), each) for each in labels]
        wanted = frozenset(bare(url) for each in labels for url in urls_of(each))
        self._texts = dict(text for archive in archives for text in texts_of(archive, wanted))
        self.said: Counter[str] = Counter()

    def meaning(self, one: str, other: str) -> str:
        """What the labels say of two texts, of which one is a draft's."""
        meant = {*self._of(one, other), *self._of(other, one)}
        # A sentence with two figures is told as it is only where both are.
        return next((each for each in _GRAVEST if each in meant), "different")

    def _of(self, draft: str, passage: str) -> Iterator[str]:
        said, start = words(draft), " ".join(words(passage).split()[:_TELLING])
        for text, label in self._labels:
            is_meant = bool(text) and (said in text or text in said)
            if is_meant and any(start in self._texts.get(bare(url), "") for url in urls_of(label)):
                yield _LABELS.get(label["label"], "different")


def urls_of(label: Mapping[str, Any]) -> Sequence[str]:
    named = label["evidence_url"] or []
    return [named] if isinstance(named, str) else named


def server_of(truth: Truth) -> ThreadingHTTPServer:
    """A chat endpoint that answers as *truth* says."""

    class Answering(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            texts = json.loads(asked["messages"][-1]["content"])
            meaning = truth.meaning(*texts.values())
            truth.said[meaning] += 1
            content = json.dumps({"meaning": meaning, "reason": "So say the labels."})
            body = json.dumps({"choices": [{"message": {"role": "assistant", "content": content}}]}).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is http.server's
            pass

    return ThreadingHTTPServer(("127.0.0.1", 0), Answering)


def run(served: Sequence[object], drafts: Sequence[Path], port: int) -> str:
    """The report of a run over *drafts* on pages as they are *served*, whose reader listens at *port*."""
    reader = {
        "VERIFY_READER": "llm",
        "VERIFY_READER_MODEL": "truth",
        "VERIFY_READER_URL": f"http://127.0.0.1:{port}/v1",
    }
    # The program that serves the pages sets a proxy for everything.
    direct = ("env", "NO_PROXY=127.0.0.1", "no_proxy=127.0.0.1")
    with tempfile.TemporaryDirectory() as cache:
        command = (sys.executable, *served, "--", *direct, sys.executable, "-m", "verify", *drafts)
        done = subprocess.run(
            [*map(str, command), "--cache-dir", cache, "--no-progress", "-f", "json"],
            env={**os.environ, **reader, "VERIFY_PACE": "*=0"}, capture_output=True, text=True, check=False,
        )  # fmt: skip
    sys.stderr.write(done.stderr)
    return done.stdout


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("replay", "web", "folder"):
        cli.add_argument(name, type=Path)
    cli.add_argument("--errors", default="0")
    cli.add_argument("--keep", type=Path)
    cli.add_argument("--faults", type=Path)
    given = cli.parse_args()
    labels = next(given.folder.rglob("gold.jsonl"))
    gold = [json.loads(line) for line in labels.read_text("utf-8").splitlines() if line.strip()]
    truth = Truth(gold, sorted(given.web.glob("*.warc.gz")))
    with server_of(truth) as server, tempfile.TemporaryDirectory() as folder:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        report = given.keep or Path(folder) / "report.json"
        served = (given.replay, given.web, *(("--faults", given.faults) if given.faults else ()))
        drafts = sorted((given.folder / "drafts").glob("*.txt"))
        report.write_text(run(served, drafts, server.server_port), "utf-8")
        server.shutdown()
        sys.stdout.write(f"answers: {dict(truth.said)}\n")
        sys.stdout.flush()
        subprocess.run([sys.executable, given.folder / "score.py", report, "--errors", given.errors], check=False)


if __name__ == "__main__":
    main()
