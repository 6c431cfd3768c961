"""Reports, and the texts that they cite, as files that are never evicted."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from verify.errors import ReportError
from verify.files.checkout import checkout_left
from verify.files.find import make_private_folder
from verify.settings import project_folder

_NAME = re.compile(r"\d{4}-\d\d-\d\dT\d{6}Z-[0-9a-f]{8}")
# No string of a report holds this: its own quotation marks stand behind a backslash there.
_CREATED = re.compile(r'"created_at":\s*"([^"\\]*)"')
_DIGEST = re.compile(r"[0-9a-f]{64}")
# A report of 40 drafts is about 2 MB; more than this is no report of ours.
_MAX_REPORT = 200_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredReport:
    """A report on disk: its name for `verify show`, its file, the drafts it is about, and what it says of them in short.

    *unread* are drafts that could not be read, *claims* the short names of all that it judged, *outcomes* how many quotations
    came out how.
    """

    name: str
    path: Path
    drafts: tuple[str, ...]
    unread: tuple[str, ...] = ()
    title: str = ""
    outcomes: tuple[tuple[str, int], ...] = ()
    claims: frozenset[str] = frozenset()


class ReportStore:
    """The folder `reports/` of a cache. Files appear whole or not at all; damaged ones are named, never guessed at."""

    def __init__(self, cache_dir: Path) -> None:
        self.folder = cache_dir / "reports"
        self._texts = self.folder / "texts"

    def save(self, report: str, texts: Mapping[str, str]) -> str:
        """Store the JSON text of a report and the *texts* it cites (by digest); the name it can be shown under."""
        created = _CREATED.search(report)
        stamp = created[1].replace(":", "") if created else ""
        name = f"{stamp}-{hashlib.sha256(report.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}"
        if not _NAME.fullmatch(name):
            raise ReportError(str(self.folder), f"the report could not be kept: {stamp[:40]!r} is not a time")
        try:
            for folder in (self.folder, self._texts):
                make_private_folder(folder)
            for digest, text in texts.items():
                self._keep_text(digest, text)
            _write(self.folder / f"{name}.json", report)
        except OSError as fault:
            raise ReportError(str(self.folder), f"the report could not be kept: {fault.strerror or fault}") from fault
        return name

    def keep_text(self, digest: str, text: str) -> None:
        """Store a text that reports cite, unless there is one of this digest. Raises ReportError where that fails."""
        try:
            make_private_folder(self._texts)
            self._keep_text(digest, text)
        except OSError as fault:
            raise ReportError(str(self._texts), f"a text could not be kept: {fault.strerror or fault}") from fault

    def names(self) -> tuple[str, ...]:
        """Names of all stored reports, newest first."""
        if not self.folder.is_dir():
            return ()
        found = (path.stem for path in self.folder.glob("*.json") if _NAME.fullmatch(path.stem))
        return tuple(sorted(found, reverse=True))

    def list(self, most: int | None = None) -> tuple[StoredReport, ...]:
        """The newest *most* stored reports (None: all) that can be read, newest first."""
        return tuple(islice(filter(None, map(self._stored, self.names())), most))

    def find(self, wanted: str) -> Path:
        """The file of the report called *wanted*: a path, a name or its beginning, a draft of it or the short name of a finding.

        The newest one where several fit. Raises ReportError with the way out.
        """
        if wanted.endswith(".json") and Path(wanted).is_file():
            return Path(wanted)
        for name in self.names():
            if name.startswith(wanted) or wanted == f"{name}.json":
                return self.folder / f"{name}.json"
        # One after the other: the newest is what people mostly want, and there may be thousands.
        for stored in filter(None, map(self._stored, self.names())):
            named = any(wanted in (path, Path(path).name, Path(path).stem) for path in stored.drafts)
            if named or wanted in stored.claims:
                return stored.path
        raise ReportError(wanted, f"no stored report of this name or draft in {self.folder}; `verify show` lists them")

    def read(self, path: Path) -> str:
        """The JSON text of a stored report. Raises ReportError where it cannot be read."""
        try:
            if path.stat().st_size > _MAX_REPORT:
                raise ReportError(str(path), "too large for a report")
            return path.read_bytes().decode("utf-8")
        except (OSError, UnicodeDecodeError) as fault:
            raise ReportError(str(path), f"cannot be read: {fault}") from fault

    def text(self, digest: str) -> str | None:
        """The draft or page text stored under *digest*; None where it is missing or damaged."""
        path = self._text_path(digest)
        try:
            # Not `read_text`: it would turn CR LF into LF, and every offset behind would point elsewhere.
            return path.read_bytes().decode("utf-8") if path is not None else None
        except (OSError, UnicodeDecodeError):
            return None

    def _stored(self, name: str) -> StoredReport | None:
        from verify.model.claim import short_names

        path = self.folder / f"{name}.json"
        try:
            report = json.loads(self.read(path))
            drafts = report["drafts"]
            return StoredReport(
                name=name,
                path=path,
                drafts=tuple(str(draft["path"]) for draft in drafts),
                unread=tuple(str(error["path"]) for error in report.get("errors", ())),
                title=next((str(draft["title"]) for draft in drafts if draft.get("title")), ""),
                outcomes=tuple((str(word), int(count)) for word, count in report.get("summary", {}).items()),
                claims=frozenset(
                    name
                    for draft in drafts
                    for claim in draft.get("claims", ())
                    for name in short_names(str(claim["id"]))
                ),
            )
        except (ReportError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
            return None

    def _keep_text(self, digest: str, text: str) -> None:
        target = self._text_path(digest)
        if target is not None and not target.exists():
            _write(target, text)

    def _text_path(self, digest: str) -> Path | None:
        # Digests come from reports that others may have edited: nothing but 64 hexadecimal digits is a file name.
        return self._texts / f"{digest}.txt" if _DIGEST.fullmatch(digest) else None


def write_file(path: Path, content: str | bytes) -> None:
    """Write *content* to *path*, whole or not at all; straight into a pipe or device. Raises ReportError where that fails."""
    check_place(path)
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(_encoded(content))
        else:
            # A link stays a link: what it leads to is replaced.
            _write(Path(os.path.realpath(path)), content, private=False)
    except OSError as fault:
        raise ReportError(str(path), f"cannot be written: {fault.strerror or fault}") from fault


def check_place(path: Path) -> None:
    """Raise ReportError where a link of the checkout leads what is written to *path* to a place outside of it."""
    here = Path.cwd()
    checkout = checkout_left(path, here, project_folder(here))
    if checkout is not None:
        why = f"a link leads out of {checkout}: name {path.resolve()} if you mean that"
        raise ReportError(str(path), f"cannot be written: {why}")


def _write(path: Path, content: str | bytes, *, private: bool = True) -> None:
    handle, aside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(_encoded(content))
            file.flush()
            os.fsync(file.fileno())
        if not private:
            # As any program would make it: a report is for others too.
            Path(aside).chmod(0o666 & ~_umask())
        Path(aside).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(aside).unlink()
        raise


def _encoded(content: str | bytes) -> bytes:
    return content if isinstance(content, bytes) else content.encode("utf-8", "replace")


def _umask() -> int:
    # There is no other way to read it than to set it.
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
