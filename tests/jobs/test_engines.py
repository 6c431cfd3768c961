from __future__ import annotations

import asyncio
import os
import signal
import socket
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.warcs import article, packed, record
from verify.api import check
from verify.errors import SettingsError
from verify.jobs.engines import local_size, open_engine
from verify.reports.json import JsonReport
from verify.settings import Settings


async def product(named: str) -> int:
    async with open_engine(named) as engine:
        answer = await engine.run(int.__mul__, 6, 7)
    assert isinstance(answer, int)
    return answer


def test_a_local_engine_runs_jobs_in_other_processes() -> None:
    async def pid() -> object:
        async with open_engine("local:1") as engine:
            assert engine.size == 1
            return await engine.run(os.getpid)

    assert asyncio.run(product("local")) == 42
    assert asyncio.run(pid()) != os.getpid()


def test_local_means_one_process_a_core_and_a_number_so_many() -> None:
    assert local_size("local") >= 1
    assert local_size("local:3") == 3


@pytest.mark.parametrize("named", ["spark", "local:", "local:0", "local:x", "local:9999", ""])
def test_what_is_no_engine_is_refused_with_the_way_out(named: str) -> None:
    with pytest.raises(SettingsError, match="dask://HOST:PORT"):
        asyncio.run(product(named))


def test_a_scheduler_that_does_not_answer_is_named(tmp_path: Path) -> None:
    pytest.importorskip("distributed")
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]

    with pytest.raises(SettingsError, match=f"no scheduler answers at dask://127.0.0.1:{port}"):
        asyncio.run(product(f"dask://127.0.0.1:{port}"))


def killer_of(pids: dict[str, int]) -> Any:  # noqa: ANN401 - a class of a package that tests can do without
    """A plugin of a scheduler that kills one worker as soon as a first job is done."""
    distributed = pytest.importorskip("distributed")

    class Killer(distributed.SchedulerPlugin):  # type: ignore[misc, name-defined]
        name = "killer"
        killed: str | None = None

        def transition(self, key: object, start: str, finish: str, *args: object, **named: object) -> None:
            if finish == "memory" and self.killed is None:
                self.killed, pid = pids.popitem()
                os.kill(pid, signal.SIGKILL)

    return Killer()


@pytest.mark.filterwarnings("ignore")
def test_a_cluster_gives_the_same_bytes_as_this_machine_even_when_a_worker_is_killed(tmp_path: Path) -> None:
    distributed = pytest.importorskip("distributed")
    draft, archives = tmp_path / "draft.txt", tmp_path / "archives"
    draft.write_text(
        "Springfield, March 3, 2026\n\n“We will rebuild the old bridge this year,” Mayor Ana Reyes said.\n"
    )
    archives.mkdir()
    for number in range(12):
        said = (
            f"“We will {'not ' * (number % 2)}rebuild the old bridge this year,” Mayor Ana Reyes said on day {number}."
        )
        page = record(f"https://herald{number}.example/bridge", article(said))
        (archives / f"{number}.warc.gz").write_bytes(packed(page))

    def report(engine: str) -> str:
        evidence = (str(archives),)
        settings = Settings(provider=("none",), evidence=evidence, engine=engine, as_of=date(2026, 3, 4))
        return JsonReport().render(check([str(draft)], settings=settings))

    here = report("local:2")
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, host="127.0.0.1", dashboard_address=None
    ) as cluster:
        address = cluster.scheduler_address.replace("tcp://", "dask://")
        assert report(address) == here
        with distributed.Client(cluster, set_as_default=False) as client:
            killer = killer_of(client.run(os.getpid))
        cluster.scheduler.add_plugin(killer)
        assert report(address) == here

    assert killer.killed is not None
    assert '"outcome": "corroborated"' in here
    assert report("local:1") == here
