"""Quotation files from GDELT into a folder, with a client of its own: what comes is kept there and nowhere else."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from verify.evidence.fetch_gqg import MAX_BYTES, PACE, Downloaded, fetch_gqg
from verify.fetch.cache import MemoryCache
from verify.fetch.client import PoliteFetcher
from verify.pipeline.tools import policy_of
from verify.ports import Progress
from verify.settings import Settings

_MOST_REQUESTS = 500_000


def download_quotations(
    folder: Path, since: date, until: date, *, settings: Settings, environ: Mapping[str, str], progress: Progress
) -> Downloaded:
    """Fetch the files of *since* to *until* into *folder*. Raises OSError where it cannot be written."""
    return asyncio.run(_download(folder, since, until, settings, environ, progress))


async def _download(
    folder: Path, since: date, until: date, settings: Settings, environ: Mapping[str, str], progress: Progress
) -> Downloaded:
    policy = replace(
        policy_of(settings), declared_pace=PACE, max_bytes=MAX_BYTES, max_requests=_MOST_REQUESTS, refresh=True
    )
    async with PoliteFetcher(policy, MemoryCache(), now=_now, environ=environ) as fetcher:
        return await fetch_gqg(fetcher, folder, since, until, now=_now(), progress=progress)


def _now() -> datetime:
    return datetime.now(UTC)
