"""An index of any form, opened to be asked; it is never written through."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from verify.evidence.index.schema import IndexForm, faults_of, open_readable
from verify.model.page import Unread


class OpenIndex:
    """An open file; `with` closes it."""

    def __init__(self, path: Path, form: IndexForm) -> None:
        self._path = path
        with faults_of(path):
            self._connection = open_readable(path, form)
        self._run = self._connection.execute

    @property
    def name(self) -> str:
        """The file, as the user named it."""
        return str(self._path)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        self._connection.close()

    def _unread(self) -> tuple[Unread, ...]:
        """What should be in the index and could not be read."""
        rows = self._run(
            "SELECT CAST(url AS TEXT), CAST(reason AS TEXT), CAST(detail AS TEXT) FROM failures ORDER BY url, id"
        )
        return tuple(Unread(url=url, reason=why, detail=detail) for url, why, detail in rows)

    @contextmanager
    def _one_moment(self) -> Iterator[None]:
        """All that is read within belongs to one state of the index, whoever writes meanwhile."""
        self._run("BEGIN")
        try:
            yield
        finally:
            self._run("COMMIT")
