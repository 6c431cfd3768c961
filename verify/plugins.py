"""Finds plugins by entry point, loads them by name, and only when asked for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from importlib.metadata import Distribution, EntryPoint, entry_points
from pathlib import Path
from typing import cast

from verify.errors import PluginError, SettingsError
from verify.ports import DraftReader

SEARCH = "verify.search"
REPORTS = "verify.reports"
DRAFTS = "verify.drafts"
MATERIAL = "verify.material"
MEANING = "verify.meaning"

_OURS = "verify."


def names_of(group: str) -> tuple[str, ...]:
    """Names of all plugins of *group* that are installed, sorted; nothing is loaded."""
    return tuple(sorted({point.name for point in _points(group)}))


def built_in_names(group: str) -> tuple[str, ...]:
    """Names of the plugins of *group* that come with this program, sorted."""
    return tuple(sorted({point.name for point in _points(group) if point.value.startswith(_OURS)}))


def load(group: str, name: str) -> object:
    """The class that *name* stands for in *group*. Raises PluginError for a missing or broken one."""
    found = _find(group, name)
    try:
        return found.load()
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


def _find(group: str, name: str) -> EntryPoint:
    for point in _points(group):
        if point.name == name:
            return point
    raise PluginError(group, name, "no such plugin", names_of(group))


@cache
def _points(group: str) -> tuple[EntryPoint, ...]:
    here = Path.cwd()
    return tuple(each for each in _installed()[group] if each.dist is None or not _lies_in(here, each.dist))


@cache
def _installed() -> Mapping[str, tuple[EntryPoint, ...]]:
    # What is installed does not change while the program runs, and each look reads the metadata of every distribution.
    every = entry_points()
    return {group: tuple(every.select(group=group)) for group in (SEARCH, REPORTS, DRAFTS, MATERIAL, MEANING)}


def _lies_in(folder: Path, distribution: Distribution) -> bool:
    """Whether *distribution* lies right in *folder*: a checkout brings such a thing, an installation does not."""
    return Path(str(distribution.locate_file(""))).resolve() == folder.resolve()
