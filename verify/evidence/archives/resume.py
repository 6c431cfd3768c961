"""What a pass over archives has already read, so that one that was killed begins where it was: a file for each archive."""

from __future__ import annotations

import base64
import contextlib
import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from verify.evidence.archives.locate import Archive
from verify.evidence.archives.scan import Memory, ReadArchive, Sighting
from verify.evidence.page_bytes import decode_page_record, encode_page
from verify.fetch.seal import sealed, unsealed
from verify.files.find import make_private_folder
from verify.model.claim import Claim
from verify.model.page import Page, PageOutcome, Unread
from verify.version import VERSION

FOLDER = "passes"
_FORM = 1


@contextmanager
def remembering(cache_dir: Path | None, claims: tuple[Claim, ...]) -> Iterator[Memory]:
    """The memory of a pass for *claims*; forgotten when the pass comes to its end, kept when it does not.

    What cannot be written is not remembered: then only time is lost.
    """
    if cache_dir is None:
        yield Memory()
        return
    sought = repr([_sought_of(claim) for claim in claims])
    folder = cache_dir / FOLDER / hashlib.sha256(f"{VERSION} {sought}".encode("utf-8", "replace")).hexdigest()[:24]
    yield Memory(recall=lambda archive: _recalled(folder, archive), keep=lambda result: _keep(folder, result))
    shutil.rmtree(folder, ignore_errors=True)
    with contextlib.suppress(OSError):
        folder.parent.rmdir()


def _sought_of(claim: Claim) -> tuple[object, ...]:
    # All that a pass goes by, and no offsets: a draft that changed elsewhere asks for the same.
    return (
        claim.text,
        tuple(part.text for part in claim.parts),
        claim.joined_by_comma,
        claim.speaker and claim.speaker.name,
    )


def _path(folder: Path, archive: Archive) -> Path:
    return folder / f"{hashlib.sha256(repr(archive).encode('utf-8', 'replace')).hexdigest()[:32]}.json"


def _keep(folder: Path, result: ReadArchive) -> None:
    told = {
        "form": _FORM,
        "pages": result.pages,
        "unpacked": result.unpacked,
        "failure": _failure_told(result.failure) if result.failure else None,
        "sightings": [
            {"outcome": _outcome_told(each.outcome), "ranks": [[number, *rank] for number, rank in each.ranks]}
            for each in result.sightings
        ],
    }
    aside = ""
    try:
        make_private_folder(folder)
        handle, aside = tempfile.mkstemp(dir=folder, suffix=".part")
        with os.fdopen(handle, "wb") as file:
            file.write(sealed(json.dumps(told).encode("ascii")))
        Path(aside).replace(_path(folder, result.archive))
    except OSError:
        if aside:
            with contextlib.suppress(OSError):
                Path(aside).unlink()


def _recalled(folder: Path, archive: Archive) -> ReadArchive | None:
    """What was kept for *archive*; None where there is nothing, or nothing whole."""
    try:
        kept = unsealed(_path(folder, archive).read_bytes())
        told = json.loads(kept) if kept is not None else None
        if told is None or told["form"] != _FORM:
            return None
        return ReadArchive(
            archive=archive,
            sightings=tuple(_sighting(each) for each in told["sightings"]),
            pages=int(told["pages"]),
            unpacked=int(told["unpacked"]),
            failure=Unread(**told["failure"]) if told["failure"] else None,
        )
    except (OSError, ValueError, OverflowError, KeyError, TypeError, RecursionError):
        return None


def _outcome_told(outcome: PageOutcome) -> dict[str, Any]:
    if isinstance(outcome, Page):
        return {"page": base64.b64encode(encode_page(outcome)).decode("ascii")}
    return {"failure": _failure_told(outcome)}


def _failure_told(failure: Unread) -> dict[str, Any]:
    return {"url": failure.url, "reason": failure.reason, "detail": failure.detail}


def _sighting(told: dict[str, Any]) -> Sighting:
    outcome = told["outcome"]
    read = decode_page_record(base64.b64decode(outcome["page"])) if "page" in outcome else Unread(**outcome["failure"])
    if read is None:
        raise ValueError("no page")
    ranks = tuple((int(number), (int(kind), int(order), float(least))) for number, kind, order, least in told["ranks"])
    return Sighting(outcome=read, ranks=ranks)
