"""What a reader of meaning on this machine said once, kept as pages are, and asked again no more."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict

from msgspec import convert

from verify.fetch.cache import Cache
from verify.fetch.seal import sealed, unsealed
from verify.model.meaning import Meaning, MeaningPair, Reading
from verify.ports import MeaningReader

_PREFIX = "reading "


class KeptReadings:
    """A reader that remembers; with *refresh* it asks anew. What it was unsure of is not kept."""

    def __init__(self, reader: MeaningReader, cache: Cache, *, refresh: bool = False) -> None:
        self.name, self.model, self.prompt_version = reader.name, reader.model, reader.prompt_version
        self._reader, self._cache, self._refresh = reader, cache, refresh

    async def read(self, pairs: Sequence[MeaningPair]) -> Sequence[Reading]:
        """One reading for each of *pairs*, in order; each is kept as soon as it is there."""
        return [await self._of(pair) for pair in pairs]

    async def _of(self, pair: MeaningPair) -> Reading:
        key = self._key(pair)
        kept = None if self._refresh else _parsed(unsealed(self._cache.get(key)))
        if kept is not None:
            return kept
        (reading,) = await self._reader.read((pair,))
        if reading.meaning is not Meaning.UNSURE:
            self._cache.put(key, sealed(json.dumps(asdict(reading)).encode()))
        return reading

    def _key(self, pair: MeaningPair) -> str:
        told = json.dumps([self.name, self.model, self.prompt_version, asdict(pair)])
        return _PREFIX + hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()


def _parsed(data: bytes | None) -> Reading | None:
    if data is None:
        return None
    try:
        return convert(json.loads(data), Reading)
    except (ValueError, RecursionError):
        # The cache lies where others may write.
        return None
