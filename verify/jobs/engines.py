"""Where jobs run: processes of this machine, or those of a Dask cluster. Results are the same."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, ParamSpec, TypeVar, cast
from urllib.parse import urlsplit

from verify.errors import SettingsError
from verify.jobs.job import Engine, WorkerFailure
from verify.jobs.pool import WorkerPool, processors
from verify.version import VERSION

if TYPE_CHECKING:
    from distributed import Client

_LOCAL = "local"
_DASK = ("dask://", "tcp://", "tls://")
# What one job on this machine may take.
JOB_SECONDS = 120.0
JOB_MEMORY_MB = 2_000
_MOST_LOCAL = 256
# How often a job whose worker died is given to another one before it counts as what killed them.
_RETRIES = 2
_CONNECT_SECONDS = 15

_Arguments = ParamSpec("_Arguments")
_Result = TypeVar("_Result")


@asynccontextmanager
async def open_engine(named: str, processes: Engine | None = None) -> AsyncIterator[Engine]:
    """The engine called *named*: `local`, `local:N` with N processes, or `dask://HOST:PORT`. Raises SettingsError.

    *processes* are those that `local` stands for, where there are some already.
    """
    if named == _LOCAL and processes is not None:
        yield processes
        return
    if named.startswith(_DASK):
        async with _dask(named) as engine:
            yield engine
        return
    async with WorkerPool(local_size(named), seconds=JOB_SECONDS, memory_mb=JOB_MEMORY_MB) as pool:
        yield pool


def check_engine(named: str) -> None:
    """Raises SettingsError where *named* is no engine; whether a cluster answers shows when it is opened."""
    if not named.startswith(_DASK):
        local_size(named)


def local_size(named: str) -> int:
    """How many processes `local` or `local:N` stands for: without a number one for each core. Raises SettingsError."""
    name, _, count = named.partition(":")
    if named == _LOCAL:
        return min(_MOST_LOCAL, processors())
    if name != _LOCAL or not count.isdecimal() or not 1 <= int(count) <= _MOST_LOCAL:
        raise SettingsError("--engine", f"unknown engine {named!r}", "say local, local:N or dask://HOST:PORT")
    return int(count)


class _DaskEngine:
    """Jobs on the workers of a cluster that somebody else runs."""

    def __init__(self, client: Client, size: int) -> None:
        self._client, self.size = client, size
        self._slots = asyncio.Semaphore(2 * size)

    async def run(
        self, function: Callable[_Arguments, _Result], *arguments: _Arguments.args, **named: _Arguments.kwargs
    ) -> _Result | WorkerFailure:
        from distributed import KilledWorker
        from distributed.client import FutureCancelledError

        async with self._slots:
            try:
                future = self._client.submit(function, *arguments, **named, pure=False, retries=_RETRIES)
                return cast("_Result", await future)
            except KilledWorker as fault:
                return WorkerFailure("crash", f"it ended {_RETRIES + 1} workers: {fault}")
            except FutureCancelledError:
                return WorkerFailure("crash", "the cluster went away")
            except MemoryError:
                return WorkerFailure("memory", "it needed more memory than allowed")


async def _checked_size(client: Client, named: str) -> int:
    """How many workers the cluster has. Raises SettingsError where they could not do this work, or not the same."""
    hint = f"install verify-quotations {VERSION} where the workers run"
    try:
        versions = await client.run(_version)
    except ImportError as fault:
        raise SettingsError("--engine", f"the workers at {named} cannot do this work: {fault}", hint) from fault
    if not versions:
        raise SettingsError("--engine", f"the cluster at {named} has no workers", "start `dask worker` there")
    if set(versions.values()) != {VERSION}:
        raise SettingsError("--engine", f"the workers at {named} have other versions than this one", hint)
    return len(versions)


def _version() -> str:
    return VERSION


def _host_and_port(named: str) -> tuple[str, int]:
    parts = urlsplit(named)
    if not parts.hostname or not parts.port:
        raise ValueError("no host and port")
    return parts.hostname, parts.port


@asynccontextmanager
async def _dask(named: str) -> AsyncIterator[Engine]:
    try:
        from distributed import Client
    except ImportError as fault:
        raise SettingsError(
            "--engine", "needs the extra for clusters", "pip install 'verify-quotations[dask]'"
        ) from fault
    address = named.replace("dask://", "tcp://", 1)
    try:
        # Distributed tries again and again where nobody listens.
        _, writer = await asyncio.wait_for(asyncio.open_connection(*_host_and_port(named)), timeout=_CONNECT_SECONDS)
        writer.close()
        client: Client = await Client(  # type: ignore[no-untyped-call]
            address, asynchronous=True, timeout=_CONNECT_SECONDS, set_as_default=False
        )
    except (OSError, TimeoutError, ValueError) as fault:
        hint = "start `dask scheduler` and workers there"
        raise SettingsError("--engine", f"no scheduler answers at {named}", hint) from fault
    try:
        yield _DaskEngine(client, await _checked_size(client, named))
    finally:
        await client.close()  # type: ignore[no-untyped-call]
