"""Web pages as they were read once, kept beside the answers: the next run needs no parser for them."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace

from verify.evidence.page_bytes import decode_page_record, encode_page
from verify.fetch.cache import Cache
from verify.fetch.seal import sealed, unsealed
from verify.jobs.job import Engine, WorkerFailure
from verify.model.page import Fetched, Page, PageOutcome
from verify.pipeline.program import program_digest

PREFIX = "read:"
# Longer ones are read anew: a record is taken apart in this process, which nobody ends.
_MOST_BYTES, _LONGEST = 2_000_000, 8_000_000


class KeptPages:
    """Reads web pages in *workers*, or as they were read before by this very program; walls and parts are read anew."""

    def __init__(self, workers: Engine, cache: Cache) -> None:
        self._workers, self._cache = workers, cache

    async def read(self, fetched: Fetched) -> PageOutcome | WorkerFailure:
        """The page in *fetched*, or why there is none."""
        key = _key_of(fetched)
        kept = _read_before(key, self._cache.get(key))
        if kept is not None and kept.sha256 == fetched.sha256:
            return replace(kept, retrieved_at=fetched.retrieved_at, from_cache=fetched.from_cache)
        from verify.pages.extract import read_page

        page = await self._workers.run(read_page, fetched)
        if isinstance(page, Page) and page.whole:
            record = encode_page(page)
            if len(record) <= _MOST_BYTES:
                self._cache.put(key, sealed(record, key))
        return page


def _key_of(fetched: Fetched) -> str:
    """Where the page is kept: by its bytes, by all else that its reading goes by, and by the program that reads."""
    about = [fetched.url, fetched.final_url, fetched.status, fetched.content_type, fetched.charset, fetched.cut]
    told = json.dumps([program_digest(), fetched.sha256, *about])
    return PREFIX + hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()


def _read_before(key: str, data: bytes | None) -> Page | None:
    """The page in *data*, or None where anything is not as it was written under *key*: others may write to the cache."""
    record = unsealed(data, key)
    return decode_page_record(record, longest=_LONGEST) if record is not None and len(record) <= _MOST_BYTES else None
