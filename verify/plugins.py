"""Finds plugins by entry point, loads them by name, and only when asked for."""

from __future__ import annotations

from functools import cache
from importlib.metadata import Distribution, EntryPoint, entry_points
from pathlib import Path

from verify.errors import PluginError

SEARCH = "verify.search"
REPORTS = "verify.reports"
DRAFTS = "verify.drafts"
MATERIAL = "verify.material"


def names_of(group: str) -> tuple[str, ...]:
    """Names of all plugins of *group* that are installed, sorted; nothing is loaded."""
    return tuple(sorted({point.name for point in _points(group)}))


def load(group: str, name: str) -> object:
    """The class that *name* stands for in *group*. Raises PluginError for a missing or broken one."""
    found = _find(group, name)
    try:
        return found.load()
    # A stranger's module may fail in any way while it is imported.
    except Exception as fault:
        raise PluginError(group, name, f"cannot be loaded: {type(fault).__name__}: {fault}") from fault


def _find(group: str, name: str) -> EntryPoint:
    for point in _points(group):
        if point.name == name:
            return point
    raise PluginError(group, name, "no such plugin", names_of(group))


@cache
def _points(group: str) -> tuple[EntryPoint, ...]:
    # What is installed does not change while the program runs, and each look reads the metadata of every distribution.
    here = Path.cwd()
    return tuple(each for each in entry_points(group=group) if each.dist is None or not _lies_in(here, each.dist))


def _lies_in(folder: Path, distribution: Distribution) -> bool:
    """Whether *distribution* lies right in *folder*: a checkout brings such a thing, an installation does not."""
    return Path(str(distribution.locate_file(""))).resolve() == folder.resolve()
