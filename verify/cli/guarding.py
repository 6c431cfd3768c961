"""What may be written over: reports of ours, and what the user says; never what a run reads."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from verify import plugins
from verify.errors import SettingsError
from verify.files.find import Unusable, named_files

# As much of the beginning and of the end of a file is looked at.
_GLANCE = 64_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """What a run reads, as it was named: *drafts* and *evidence* by file, folder or pattern, *files* one by one."""

    drafts: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    files: tuple[Path, ...] = ()

    def word_for(self, path: Path) -> str | None:
        """What the file at *path*, there already or not, is to the run; None where it is not read."""
        if _is_among(path, self.drafts, _suffixes()):
            return "one of the drafts"
        if _is_among(path, self.evidence, None):
            return "part of the evidence"
        if any(_is_same(path, each) for each in self.files):
            return "a file that this run reads"
        return None


def check_writable(where: str, path: Path, inputs: Inputs, *, force: bool) -> None:
    """Raises SettingsError where writing to *path* would destroy something; *force* allows what is not read by the run."""
    if path.is_dir():
        raise SettingsError(where, f"{path} is a folder", "name a file in it")
    if not path.is_file():
        # New; or a pipe or device.
        return
    if word := inputs.word_for(path):
        raise SettingsError(where, f"{path} is {word} and is never written over", "name another file")
    if not force and not is_report(path):
        raise SettingsError(where, f"{path} already exists and is not a report", "name another file, or use --force")


def is_report(path: Path) -> bool:
    """Whether the file at *path* is a report in one of the formats that are installed, or holds nothing at all."""
    try:
        with path.open("rb") as file:
            size = file.seek(0, 2)
            file.seek(0)
            head = file.read(_GLANCE)
            file.seek(max(len(head), size - _GLANCE))
            ends = head + file.read(_GLANCE)
    except OSError:
        return False
    return not ends.strip() or plugins.is_report(ends, plugins.names_of(plugins.REPORTS))


def _suffixes() -> tuple[str, ...]:
    return tuple(suffix for reader in plugins.draft_readers(_unsaid) for suffix in reader.suffixes)


def _unsaid(_line: str) -> None:
    # Broken readers are reported when drafts are read.
    return


def _is_among(path: Path, named: Sequence[str], suffixes: Collection[str] | None) -> bool:
    return any(_is_named(path, each, suffixes) for each in named if "://" not in each)


def _is_named(path: Path, argument: str, suffixes: Collection[str] | None) -> bool:
    folder = Path(argument)
    # Also what is passed over there today, a hidden file or a link: it is kept among them all the same.
    if "\0" not in argument and folder.is_dir():
        return path.resolve().is_relative_to(folder.resolve()) and (not suffixes or path.suffix.lower() in suffixes)
    found = named_files(argument, suffixes)
    return not isinstance(found, Unusable) and any(_is_same(path, each) for each in found)


def _is_same(path: Path, other: Path) -> bool:
    try:
        return path.samefile(other)
    except OSError:
        return False
