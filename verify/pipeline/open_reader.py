"""The reader of meaning that the operator named, with a fetcher that reaches its endpoint and nothing else inside."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime
from typing import cast
from urllib.parse import urlsplit

from verify.errors import PluginError, SettingsError
from verify.fetch.cache import Cache
from verify.fetch.client import PoliteFetcher
from verify.fetch.policy import FetchPolicy
from verify.pipeline.kept_readings import KeptReadings
from verify.pipeline.meaning import Meanings
from verify.plugins import MEANING, in_words, load
from verify.ports import MeaningReader, MeaningReaderClass, ReaderTools
from verify.settings import Settings

URL = "VERIFY_READER_URL"
_VARIABLES = "VERIFY_READER_"
_TOLD = ("name", "model", "prompt_version")
_ANSWER_SECONDS = 60.0
_MOST_BYTES = 200_000


@asynccontextmanager
async def open_reader(
    settings: Settings, environ: Mapping[str, str], cache: Cache, now: Callable[[], datetime]
) -> AsyncIterator[Meanings | None]:
    """The reader that *settings* name, until the run ends. Raises SettingsError or PluginError where it cannot be made."""
    if settings.reader is None:
        yield None
        return
    variables = reader_variables(environ)
    if URL not in variables:
        local = _meanings(settings, ReaderTools(fetcher=None, variables=variables))
        yield replace(local, reader=KeptReadings(local.reader, cache, refresh=settings.refresh))
        return
    policy = _policy(settings, variables[URL])
    async with PoliteFetcher(policy, cache, now=now, environ=environ) as fetcher:
        yield _meanings(settings, ReaderTools(fetcher=fetcher, variables=variables))


def _meanings(settings: Settings, tools: ReaderTools) -> Meanings:
    assert settings.reader is not None
    return Meanings(reader=made_reader(settings.reader, tools), own_material=settings.reader_own_material)


def _policy(settings: Settings, url: str) -> FetchPolicy:
    """What the reader's own fetcher may do: pages are read by another one, which this endpoint stays closed to."""
    return replace(
        FetchPolicy(),
        offline=settings.offline,
        refresh=settings.refresh,
        max_age=settings.max_age,
        allow_private=frozenset({_host_and_port(url)}),
        timeout=_ANSWER_SECONDS,
        max_bytes=_MOST_BYTES,
        page_pause=0.0,
    )


def _host_and_port(url: str) -> tuple[str, int]:
    try:
        parts = urlsplit(url)
        host, port = (parts.hostname or "").lower(), parts.port or (443 if parts.scheme == "https" else 80)
    except ValueError:
        host, port = "", 0
    if not host or parts.scheme not in ("http", "https") or "@" in parts.netloc:
        raise SettingsError(URL, "not the address of an endpoint", "write http://127.0.0.1:8080/v1")
    return host, port


def reader_variables(environ: Mapping[str, str]) -> dict[str, str]:
    """What *environ* says to readers."""
    return {name: value.strip() for name, value in environ.items() if name.startswith(_VARIABLES) and value.strip()}


def made_reader(name: str, tools: ReaderTools) -> MeaningReader:
    """The reader called *name*. Raises PluginError where it cannot be made, SettingsError where a variable is missing."""
    found = cast(MeaningReaderClass, load(MEANING, name))
    try:
        reader = found(tools)
    except SettingsError:
        raise
    # A stranger's constructor may fail in any way.
    except Exception as fault:
        raise PluginError(MEANING, name, f"cannot be started: {in_words(fault)}") from fault
    if not callable(getattr(reader, "read", None)):
        raise PluginError(MEANING, name, "has no method 'read'")
    for attribute in _TOLD:
        if not isinstance(getattr(reader, attribute, None), str):
            raise PluginError(MEANING, name, f"does not say its {attribute!r}")
    return reader
