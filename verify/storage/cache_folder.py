"""Where the cache of a run lies, and whether what lies there is this user's own."""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from verify.errors import GitError
from verify.files.git_repository import find_repository
from verify.text.printable import counted

_MAY_BE_TRACKED = frozenset({".gitignore", "README.md"})
_MARK = ".made-by"
_SECRET = "cache-secret"  # noqa: S105 - the name of a file
_SECRET_BYTES = 32


def cache_folder(
    project: Path | None, *, environ: Mapping[str, str], isolated: bool, warn: Callable[[str], None], user: Path
) -> Path:
    """The folder `cache/` of *project*, else the user's cache folder.

    Pages in a project's cache could be forged, so it is used only where this user made it, which a secret in the folder
    *user* proves, and git tracks nothing of it; never in an *isolated* run nor in CI. Otherwise *warn* says why.
    """
    if project is not None:
        folder = project / "cache"
        alone = isolated or _is_in_ci(environ)
        problem = None if alone else _problem_with(folder, project, user)
        if not alone and problem is None:
            return folder
        if problem is not None:
            warn(
                f"{folder} {problem}: not used, pages in it could be forged; the user's cache folder is used instead"
                " (name another with --cache-dir)"
            )
    import platformdirs

    return platformdirs.user_cache_path("verify")


def user_config_folder() -> Path:
    """The user's own settings folder."""
    import platformdirs

    return platformdirs.user_config_path("verify")


def _is_in_ci(environ: Mapping[str, str]) -> bool:
    return environ.get("CI", "").strip().lower() not in ("", "0", "false", "no")


def _problem_with(folder: Path, project: Path, user: Path) -> str | None:
    """Why *folder* is not taken for this user's own cache, or None; one that is new or empty becomes so."""
    if os.path.normcase(folder.resolve()) != os.path.normcase(project.resolve() / folder.name):
        return "is a link to another place"
    try:
        tracked = _tracked_in(folder, project)
        if tracked:
            return f"holds {counted(len(tracked), 'file')} tracked by git ({tracked[0]})"
        return _problem_with_mark(folder, user)
    except GitError as fault:
        return f"may be tracked by git, which cannot be asked ({fault.reason})"
    except OSError as fault:
        return f"cannot be used ({fault.strerror or fault})"


def _tracked_in(folder: Path, project: Path) -> list[str]:
    """What git tracks in *folder* beside what it may. Only where no `.git` lies above is nothing tracked for certain."""
    repository = find_repository(project)
    if repository is None:
        return []
    tracked = repository.tracked(project.resolve() / folder.name)
    if tracked is None:
        raise GitError("git gives no answer")
    return [name for name in tracked if name not in _MAY_BE_TRACKED]


def _problem_with_mark(folder: Path, user: Path) -> str | None:
    mark = hmac.new(_secret(user), b"cache", hashlib.sha256).hexdigest().encode("ascii")
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    names = {path.name for path in folder.iterdir()}
    # A run that begins at the same time may be writing its mark.
    if any(name not in _MAY_BE_TRACKED and not name.startswith(_MARK) for name in names):
        return None if hmac.compare_digest(_own_bytes(folder / _MARK), mark) else "was not made by you on this machine"
    _write(folder / _MARK, mark)
    if ".gitignore" not in names:
        # Drafts and passages of own material must not slip into a commit.
        _write(folder / ".gitignore", b"*\n")
    return None


def _own_bytes(path: Path) -> bytes:
    """What the file at *path* holds; nothing where it is missing, or a link, which could lead to another mark."""
    if path.is_symlink() or not path.is_file():
        return b""
    with path.open("rb") as file:
        return file.read(1_000)


def _secret(user: Path) -> bytes:
    """The random secret of this user, made when it is first needed."""
    place = user / _SECRET
    user.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not place.exists():
        _write(place, secrets.token_bytes(_SECRET_BYTES), new=True)
    found = place.read_bytes()
    if len(found) != _SECRET_BYTES:
        raise OSError(f"{place} is damaged; remove it")
    return found


def _write(path: Path, data: bytes, *, new: bool = False) -> None:
    """Write *path*, whole or not at all; *new*: unless another process was first."""
    handle, aside = tempfile.mkstemp(dir=path.parent, prefix=f"{_MARK}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        if not new:
            Path(aside).replace(path)
            return
        try:
            path.hardlink_to(aside)
        except FileExistsError:
            return
        except OSError:
            # A disk without such links.
            Path(aside).replace(path)
    finally:
        Path(aside).unlink(missing_ok=True)
