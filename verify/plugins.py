"""Finds plugins by entry point, loads them by name, and only when asked for."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, cast

from verify.errors import PluginError, SettingsError

if TYPE_CHECKING:
    from verify.ports import DraftReader

SEARCH = "verify.search"
REPORTS = "verify.reports"
DRAFTS = "verify.drafts"
MATERIAL = "verify.material"
MEANING = "verify.meaning"

_GROUPS = (SEARCH, REPORTS, DRAFTS, MATERIAL, MEANING)
_OURS = "verify."
_ABOUT = (".dist-info", ".egg-info")


class _Point(NamedTuple):
    """One entry point: what its package, which lies in the folder *home*, calls *name* in *group*."""

    group: str
    name: str
    value: str
    home: str


def names_of(group: str) -> tuple[str, ...]:
    """Names of all plugins of *group* that are installed, sorted; nothing is loaded."""
    return tuple(sorted({point.name for point in _points(group)}))


def built_in_names(group: str) -> tuple[str, ...]:
    """Names of the plugins of *group* that come with this program, sorted."""
    return tuple(sorted({point.name for point in _points(group) if point.value.startswith(_OURS)}))


def load(group: str, name: str) -> object:
    """The class that *name* stands for in *group*. Raises PluginError for a missing or broken one."""
    module, _, attributes = _find(group, name).value.partition("[")[0].partition(":")
    try:
        found: object = import_module(module.strip())
        for attribute in filter(None, attributes.strip().split(".")):
            found = getattr(found, attribute)
        return found
    # A stranger's module may fail in any way while it is imported.
    except Exception as fault:
        raise PluginError(group, name, f"cannot be loaded: {in_words(fault)}") from fault


def in_words(fault: Exception) -> str:
    """What a stranger's code raised, on one line."""
    return " ".join(f"{type(fault).__name__}: {fault}".split())[:300]


def parse_reader(where: str, raw: object) -> str | None:
    """The reader that is called *raw*; `none` is nobody. Raises SettingsError for one that is not installed."""
    word, known = str(raw).strip(), names_of(MEANING)
    if word.lower() == "none":
        return None
    if word not in known:
        raise SettingsError(where, f"unknown reader {word!r}", f"known: {', '.join((*known, 'none'))}")
    return word


def draft_readers(warn: Callable[[str], None]) -> tuple[DraftReader, ...]:
    """Every reader of drafts that is installed; *warn* is given a line for each that cannot be used."""
    return tuple(_readers(warn))


def _readers(warn: Callable[[str], None]) -> Iterator[DraftReader]:
    for name in names_of(DRAFTS):
        try:
            reader = load(DRAFTS, name)
            yield cast("Callable[[], DraftReader]", reader)()
        except PluginError as fault:
            warn(str(fault))


def is_report(ends: bytes, formats: tuple[str, ...]) -> bool:
    """Whether a file with this beginning and end is a report in one of the *formats*."""
    text = ends.decode("utf-8", "replace")
    return any(mark.search(text) for mark in _marks(formats))


@cache
def _marks(formats: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    """What tells reports in these *formats*, where they have a mark and can be loaded."""
    found = []
    for name in formats:
        try:
            mark = getattr(load(REPORTS, name), "mark", None)
        except PluginError:
            continue
        if isinstance(mark, str):
            found.append(re.compile(mark))
    return tuple(found)


def _find(group: str, name: str) -> _Point:
    for point in _points(group):
        if point.name == name:
            return point
    raise PluginError(group, name, "no such plugin", names_of(group))


@cache
def _points(group: str) -> tuple[_Point, ...]:
    # What lies right in the working folder came with a checkout; an installation does not lie there.
    here = Path.cwd().resolve()
    return tuple(each for each in _installed() if each.group == group and Path(each.home).resolve() != here)


@cache
def _installed() -> tuple[_Point, ...]:
    """The entry points of every package that is installed, of two of one name the first.

    What is installed does not change while the program runs. In plain folders they are read here: `importlib.metadata` takes
    longer to load than all else that a run needs of it.
    """
    finders = [each for each in sys.meta_path if hasattr(each, "find_distributions")]
    if len(finders) > 1 or any(each.endswith(".egg") or os.path.isfile(each) for each in sys.path):  # noqa: PTH113
        from importlib.metadata import entry_points

        every = (each for group in _GROUPS for each in entry_points(group=group))
        homes = ((each, each.dist.locate_file("") if each.dist else os.sep) for each in every)
        return tuple(_Point(each.group, each.name, each.value, str(home)) for each, home in homes)
    packages: dict[str, tuple[str, str]] = {}
    for folder in sys.path:
        for name in _listed(folder):
            if name.endswith(_ABOUT):
                packages.setdefault(
                    re.sub(r"[-_.]+", "-", name.rpartition(".")[0].partition("-")[0]).lower(), (folder, name)
                )
    return tuple(point for folder, name in packages.values() for point in _read(folder, name))


def _listed(folder: str) -> list[str]:
    try:
        return sorted(os.listdir(folder or "."))  # noqa: PTH208
    except OSError:
        return []


def _read(home: str, package: str) -> Iterator[_Point]:
    try:
        with open(os.path.join(home, package, "entry_points.txt"), encoding="utf-8") as file:  # noqa: PTH118, PTH123
            lines = file.read().splitlines()
    except (OSError, UnicodeDecodeError):
        return
    group = ""
    for line in map(str.strip, lines):
        if line.startswith("["):
            group = line.strip("[]").strip()
        elif group in _GROUPS and "=" in line and not line.startswith("#"):
            name, _, value = line.partition("=")
            yield _Point(group, name.strip(), value.strip(), home)
