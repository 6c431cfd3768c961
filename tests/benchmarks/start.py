"""Measures what waits before the first answer of a run from the cache: python -m tests.benchmarks.start [ROUNDS].

A made-up draft and page, no network; each stage against `import typer`, the least of some rounds taken in turn.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from verify.fetch.answer_bytes import StoredAnswer
from verify.fetch.answer_store import Shelf, answer_key
from verify.fetch.cache import DiskCache

URL = "https://paper.example/ferry"
WORDS = "The ferry will sail again on Monday whatever the weather"
LONG = "long.txt"
DRAFT = f"The harbour master, Ida Holm, told the Paper ({URL}): “{WORDS}.”\n"
PAGE = f"<html><body><p>“{WORDS},” said Ida Holm.</p><p>{'It rained at the pier. ' * 200}</p></body></html>"
DRAFTS, QUOTATIONS = 50, 200


def main() -> None:
    """Print one table: what is run, its seconds, and how many times those of `import typer` they are."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    with tempfile.TemporaryDirectory() as folder:
        desk = Path(folder)
        names = _furnish(desk)
        check = ("-m", "verify", "-p", "links", "--cache-dir", "cache", "--exit-zero", "--no-progress")
        for several in ([LONG], names, names[:1]):
            for _ in range(4):
                _seconds(desk, *check, *several)
        stages = {
            "import typer": ("-c", "import typer"),
            "one draft, unchanged": (*check, names[0]),
            "one draft, other settings": (*check, names[0], "--own-domain"),
            f"{DRAFTS} drafts, unchanged": (*check, *names),
            "verify claims": ("-m", "verify", "claims", names[0]),
            "verify show": ("-m", "verify", "show", names[0], "--cache-dir", "cache"),
            f"show, {QUOTATIONS} quotations": ("-m", "verify", "show", LONG, "--cache-dir", "cache"),
        }
        least = dict.fromkeys(stages, float("inf"))
        for number in range(rounds):
            for name, words in stages.items():
                # Another host each time: a run of its own.
                more = (f"host{number}.example",) if words[-1] == "--own-domain" else ()
                least[name] = min(least[name], _seconds(desk, *words, *more))
        for name, seconds in least.items():
            sys.stdout.write(f"{name:28} {seconds:6.2f} s {seconds / least['import typer']:6.1f}\n")


def _furnish(desk: Path) -> list[str]:
    names = [f"draft{number}.txt" for number in range(DRAFTS)]
    for name in names:
        (desk / name).write_text(DRAFT, "utf-8")
    (desk / LONG).write_text(_long_draft(), "utf-8")
    answers = desk / "cache" / "answers"
    answers.mkdir(parents=True)
    cache = DiskCache(answers, warn=lambda line: sys.exit(line))
    answer = StoredAnswer(
        url=URL,
        status=200,
        content_type="text/html",
        retrieved_at=datetime.now(UTC),
        charset="utf-8",
        body=PAGE.encode(),
    )
    Shelf(cache).keep(answer_key(URL, "page"), answer)
    cache.close()
    return names


def _long_draft() -> str:
    """Quotations of which none is on the page, as long reports have them: each with its lines."""
    said = (
        f"“The pier of the {number}th bay was never as quiet as in that winter,” said Ida Holm.\n"
        for number in range(QUOTATIONS)
    )
    return f"The Paper ({URL}) knows the bays.\n\n" + "\n".join(said)


def _seconds(desk: Path, *words: str) -> float:
    project = str(Path(__file__).parents[2])
    left_out = ("SSL_CERT_FILE", "SSL_CERT_DIR", "REQUESTS_CA_BUNDLE", "PYTHONDONTWRITEBYTECODE")
    environ = {name: value for name, value in os.environ.items() if name not in left_out} | {"PYTHONPATH": project}
    began = time.perf_counter()
    subprocess.run([sys.executable, *words], cwd=desk, env=environ, check=True, capture_output=True)
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
