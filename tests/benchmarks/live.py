"""Measures what a live run waits for: python -m tests.benchmarks.live [SECONDS].

Made-up drafts, a stand-in for GDELT and for the pages that it names, on this machine; between two questions lie SECONDS
(1.5 where none are given; the service wants 6). Each run against the pace alone, which nothing can make shorter.
"""

from __future__ import annotations

import json
import math
import os
import pty
import resource
import ssl
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import trustme

from verify import Settings
from verify.api import plan

GDELT, PACE = "api.gdeltproject.org", 6.0
PEOPLE = ("Ida Holm", "Runa Halvorsen", "Bo Quayle", "Ana Reyes", "Lo Adair")
# Each quotation takes one of each row, no two quotations the same two.
WHO = ("Every ferryman", "Our lighthouse keeper", "That orchestra", "The mayor's parrot", "Any auditor")
DOES = ("repainted", "will insure", "has swallowed", "never polished", "auctioned off")
WHAT = ("eleven brass telescopes", "a purple umbrella", "the moorings", "twelve lanterns", "your fireworks")
WHERE = ("before breakfast", "without permission", "during the wedding", "against all advice", "behind the jetty")
FOUND = (0, 1, 3, 4)
# Seconds until a page is there, and in how many pauses the slow one is, which the first question leads to.
USUAL, SLOW = 0.3, 1.8


def words_of(person: int, place: int) -> str:
    """What the draft of *person* quotes in this *place*; nobody else says so."""
    does, what, where = (row[(person + times * place) % 5] for times, row in ((2, DOES), (3, WHAT), (4, WHERE)))
    return f"{WHO[place]} {does} {what} {where}"


def drafts() -> dict[str, str]:
    """Drafts of which most quotations stand on pages, and the rest nowhere."""
    return {
        f"draft{person}.txt": "".join(f"“{words_of(person, place)},” said {name}.\n\n" for place in range(5))
        for person, name in enumerate(PEOPLE)
    }


def pages() -> dict[str, str]:
    """Addresses and their pages: one for each quotation that can be found."""
    return {
        f"https://paper{place}.example/{person}": page_with(
            f"<p>“{words_of(person, place)},” said {name}. The board met for the second time.</p>"
        )
        for person, name in enumerate(PEOPLE)
        for place in FOUND
    }


def page_with(paragraph: str) -> str:
    """A news page around *paragraph*."""
    told = [
        f"<p>{who} told the harbour board on Monday evening that it rained {where}, that the boats had stayed where they were, "
        "and that nobody expected otherwise; the board thanked them and went home early.</p>"
        for who, where in zip(WHO, WHERE, strict=True)
    ]
    body = "\n".join((*told[:3], paragraph, *told[3:]))
    return f"<html><title>The harbour board meets</title><body><article><h1>Rain</h1>{body}</article></body></html>"


class Proxy(BaseHTTPRequestHandler):
    """Every host there is: takes tunnels, ends their TLS itself, and answers."""

    authority: trustme.CA
    asked: list[float]
    slow: Mapping[str, float]

    def do_CONNECT(self) -> None:
        """A tunnel to a host."""
        host = self.path.partition(":")[0]
        self.send_response(200)
        self.end_headers()
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        self.authority.issue_cert(host).configure_cert(context)
        with suppress(OSError), context.wrap_socket(self.connection, server_side=True) as tunnel:
            inner = type("Inner", (Proxy,), {**vars(type(self)), "host": host})
            inner(tunnel, self.client_address, self.server)

    def do_GET(self) -> None:
        """An answer of the search, a page, or 404."""
        url = f"https://{self.headers['Host']}{self.path}"
        if f"//{GDELT}/" in url:
            self.asked.append(time.perf_counter())
            query = parse_qs(urlsplit(url).query)["query"][0]
            hits = [page for page, text in pages().items() if any(part in text for part in query.split('"')[1::2])]
            told = [{"url": page, "title": "News of the harbour", "language": "English"} for page in hits]
            self._answer(200, "application/json", json.dumps({"articles": told} if told else {}))
        elif url in pages():
            time.sleep(self.slow.get(url, USUAL))
            self._answer(200, "text/html; charset=utf-8", pages()[url])
        else:
            self._answer(404, "text/plain", "")

    def _answer(self, status: int, kind: str, text: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(text.encode())))
        self.end_headers()
        self.wfile.write(text.encode())

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's own name
        """Keep quiet."""


@contextmanager
def web(desk: Path, asked: list[float], slow: Mapping[str, float]) -> Iterator[dict[str, str]]:
    """What a program needs in its environment to see the made-up web."""
    authority = trustme.CA()
    authority.cert_pem.write_to_path(str(desk / "ca.pem"))
    handler = type("Handler", (Proxy,), {"authority": authority, "asked": asked, "slow": slow})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield {"https_proxy": f"http://127.0.0.1:{server.server_port}", "SSL_CERT_FILE": str(desk / "ca.pem")}
        server.shutdown()


def measured(names: list[str], pace: float, *, slow: bool = False) -> tuple[int, float, float, float, float]:
    """Questions, seconds until the first of them, the first outcome on the screen, and the report; and of processors."""
    asked: list[float] = []
    used = processor_seconds()
    with tempfile.TemporaryDirectory() as folder:
        desk = Path(folder)
        for name in names:
            (desk / name).write_text(drafts()[name], "utf-8")
        with web(desk, asked, {next(iter(pages())): SLOW * pace} if slow else {}) as variables:
            project = str(Path(__file__).parents[2])
            environ = {**os.environ, **variables, "PYTHONPATH": project, "TERM": "xterm"}
            environ |= {"VERIFY_PACE": f"{GDELT}={pace},*=0"}
            environ.pop("PYTHONDONTWRITEBYTECODE", None)
            ours, theirs = pty.openpty()
            began, shown = time.perf_counter(), math.inf
            command = [sys.executable, "-m", "verify", *names, "-p", "gdelt", "--exit-zero", "--cache-dir", "cache"]
            with subprocess.Popen(command, cwd=desk, env=environ, stdout=subprocess.DEVNULL, stderr=theirs):
                os.close(theirs)
                with suppress(OSError):
                    while part := os.read(ours, 65_536):
                        if shown == math.inf and b"corroborated" in part:
                            shown = time.perf_counter()
            ended = time.perf_counter()
            os.close(ours)
    return len(asked), asked[0] - began, shown - began, ended - began, processor_seconds() - used


def processor_seconds() -> float:
    """What programs that were started here and have ended took."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def questions_at_most(drafts: list[Path]) -> int:
    """How many questions GDELT is asked for *drafts* where no page settles anything."""
    plans, _ = plan([str(draft) for draft in drafts], Settings(provider=("gdelt",)))
    return len({question.place for each in plans for question in each.questions})


def main() -> None:
    """Print one table; *at 6 s* is the service's own pace and what the processors did: the run on a machine that has time."""
    pace = float(sys.argv[1]) if len(sys.argv) > 1 else 1.5
    every = list(drafts())
    measured(every[:1], 0)
    sys.stdout.write(
        "                         questions  first asked  first shown    total  of pace  processors   at 6 s\n"
    )
    for title, names, slow in (
        ("one draft", every[:1], False),
        ("one draft, a slow page", every[:1], True),
        ("five drafts", every, False),
        ("five drafts, a slow page", every, True),
    ):
        questions, first, shown, total, used = measured(names, pace, slow=slow)
        alone = (questions - 1) * pace
        times = f"{first:11.1f} s {shown:10.1f} s {total:6.1f} s {total / alone:8.2f} {used:9.1f} s"
        sys.stdout.write(f"{title:25} {questions:8} {times} {(questions - 1) * PACE + used:6.1f} s\n")
    if seeds := sorted((Path(__file__).parents[2] / "seeds").glob("*.txt")):
        most = questions_at_most(seeds)
        sys.stdout.write(f"{len(seeds)} seeds, none of them found {most:3}, so {(most - 1) * PACE:.0f} s of pace\n")


if __name__ == "__main__":
    main()
