"""Looking after the cache: how much it holds, what is too old, and its way to another machine."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

Warn = Callable[[str], None]


def cache_size(cache_dir: Path, *, warn: Warn) -> tuple[int, int]:
    """How many pages and answers the cache holds, and how many bytes."""
    from verify.fetch.cache import DiskCache, open_cache

    cache = open_cache(cache_dir, warn=warn)
    try:
        return (len(tuple(cache.keys())), cache.size()) if isinstance(cache, DiskCache) else (0, 0)
    finally:
        cache.close()


def clear_cache(cache_dir: Path, *, warn: Warn) -> int:
    """Forget all pages and answers of the cache; how many there were. Reports stay."""
    from verify.fetch.cache import DiskCache, open_cache

    cache = open_cache(cache_dir, warn=warn)
    try:
        return cache.clear() if isinstance(cache, DiskCache) else 0
    finally:
        cache.close()
