"""The made-up web of `verify demo`: a proxy on this machine that knows a few pages and answers for every host."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from html import unescape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from urllib.parse import parse_qs, urlsplit

SEARCH = "http://search.example"
_WORD = re.compile(r"[a-z]{4,}")
_SITE = re.compile(r"site:([a-z0-9.-]+)")
_TAG = re.compile(r"<[^>]*>")
_TITLE = re.compile(r"<title>(.*?)</title>")
_KINDS = {"html": "text/html; charset=utf-8", "txt": "text/plain; charset=utf-8"}

Pages = Mapping[str, str]


@contextmanager
def made_up_web() -> Iterator[str]:
    """The address of a proxy on 127.0.0.1 that serves the made-up pages and a search over them, as long as it is needed."""
    pages = _load_pages()

    class Handler(_Handler):
        known = pages

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


def search(pages: Pages, terms: str) -> list[dict[str, str]]:
    """Those of *pages* that hold at least half of the longer words of *terms*, at the sites that it names, if any."""
    sites = set(_SITE.findall(terms))
    wanted = set(_WORD.findall(_SITE.sub(" ", terms).lower()))
    found = []
    for url, source in pages.items():
        text = unescape(_TAG.sub(" ", source))
        held = wanted & set(_WORD.findall(text.lower()))
        if (
            url.endswith(".html")
            and len(held) * 2 >= len(wanted) > 0
            and (not sites or urlsplit(url).hostname in sites)
        ):
            title = _TITLE.search(source)
            found.append({"url": url, "title": title[1] if title else "", "content": ""})
    return found


def _load_pages() -> dict[str, str]:
    hosts = (files("verify.data") / "demo" / "web").iterdir()
    return {
        f"http://{host.name}/{page.name}": page.read_text("utf-8")
        for host in sorted(hosts, key=lambda each: each.name)
        for page in sorted(host.iterdir(), key=lambda each: each.name)
    }


class _Handler(BaseHTTPRequestHandler):
    """Answers a proxy's requests, which name the whole address; nothing is ever passed on."""

    known: Pages

    def do_GET(self) -> None:
        """A page, the answer of the search, or 404."""
        if self.path.startswith(f"{SEARCH}/search?"):
            terms = parse_qs(urlsplit(self.path).query).get("q", [""])[0]
            self._answer(200, "application/json", json.dumps({"results": search(self.known, terms)}))
        elif (page := self.known.get(self.path)) is not None:
            self._answer(200, _KINDS[self.path.rpartition(".")[2]], page)
        else:
            self._answer(404, "text/plain; charset=utf-8", "Not part of this made-up web.\n")

    def _answer(self, status: int, kind: str, text: str) -> None:
        data = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's own name
        """Keep quiet."""
