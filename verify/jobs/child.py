"""The child's side: does the jobs that arrive on standard input, within limits of time and memory."""

from __future__ import annotations

import os
import pickle
import select
import signal
import threading
import time
from typing import BinaryIO

from verify.errors import VerifyError
from verify.jobs.job import HEADER, WorkerFailure


def do_jobs(memory: int, seconds: float) -> None:
    """Do the jobs that arrive on standard input until it closes; runs in the child."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    source = os.fdopen(os.dup(0), "rb")
    target = os.fdopen(os.dup(1), "wb")
    # A library that prints must not break into the answers.
    os.dup2(2, 1)
    threading.Thread(target=_end_with_parent, args=(source.fileno(),), daemon=True).start()
    _limit("RLIMIT_AS", memory)
    _reply(target, None)
    while header := source.read(HEADER.size):
        # Should the parent vanish without a word, the child's own clock ends it.
        _limit("RLIMIT_CPU", int(time.process_time() + 2 * seconds + 10))
        _reply(target, _answer(source.read(HEADER.unpack(header)[0])))


def _end_with_parent(source: int) -> None:
    """Ends this process once its parent is gone, whatever it is doing."""
    if hasattr(select, "poll"):
        waiting = select.poll()
        waiting.register(source, select.POLLHUP)
        waiting.poll()
        os._exit(1)


def _answer(job: bytes) -> object:
    function, arguments, named = pickle.loads(job)  # noqa: S301 (from our own parent)
    # Pages of a big folder are held once.
    del job
    try:
        return function(*arguments, **named)
    except MemoryError:
        return WorkerFailure("memory", "it needed more memory than allowed")
    except RecursionError:
        return WorkerFailure("crash", "nested too deeply")
    except VerifyError as error:
        return error


def _reply(target: BinaryIO, answer: object) -> None:
    frame = pickle.dumps(answer, protocol=pickle.HIGHEST_PROTOCOL)
    target.write(HEADER.pack(len(frame)))
    target.write(frame)
    target.flush()


def _limit(name: str, value: int) -> None:
    try:
        import resource
    except ImportError:
        # Windows: the time limit from outside still holds.
        return
    kind = getattr(resource, name)
    hard = resource.getrlimit(kind)[1]
    resource.setrlimit(kind, (value if hard == resource.RLIM_INFINITY else min(value, hard), hard))
