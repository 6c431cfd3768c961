"""Asks git about one repository that is named, so that nothing a folder configures is found, trusted or run."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from verify.errors import GitError

_SECONDS = 60
_LONGEST_GITFILE = 4_096
_GITFILE = re.compile(rb"gitdir: ?([^\r\n\0]+)[\r\n]*")
# What a repository configures is another's word: no program, no other repository, no network on its behalf.
_OPTIONS = (
    "--no-pager",
    "--no-replace-objects",
    *("-c", "core.fsmonitor=false"),
    *("-c", "core.hooksPath=/dev/null"),
    *("-c", "safe.bareRepository=explicit"),
    *("-c", "protocol.allow=never"),
)
# A protocol that a repository allows by name wins over `protocol.allow`; nothing wins over this list, which names none.
_ENVIRONMENT = {
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Repository:
    """One repository: *git_dir* holds its history, *work_tree* its files. Both are real paths, without links."""

    git_dir: Path
    work_tree: Path

    def commit(self, revision: str) -> str | None:
        """The full name of the commit that *revision* stands for, None where it stands for none."""
        return self._name("--end-of-options", f"{revision}^{{commit}}")

    def file_at(self, commit: str, path: Path) -> bytes | None:
        """What the file at *path* held at *commit*; None where it was not there, or git does not hold it."""
        name = path.relative_to(self.work_tree).as_posix()
        blob = self._name("--end-of-options", f"{commit}:{name}")
        return None if blob is None else self._ask("cat-file", "blob", blob)

    def tracked(self, folder: Path) -> tuple[str, ...] | None:
        """The files below *folder* that git tracks, relative to it; None where git could not say."""
        name = folder.relative_to(self.work_tree).as_posix()
        # Where the disk does not tell small letters from capitals, `Cache/` of a checkout is our `cache/`.
        answer = self._ask("ls-files", "-z", "--", f":(top,icase,literal){name}")
        if answer is None:
            return None
        listed = (each for each in answer.decode("utf-8", "replace").split("\0") if each)
        return tuple(each[len(name) + 1 :] or each for each in listed)

    def _name(self, *words: str) -> str | None:
        answer = self._ask("rev-parse", "--verify", "--quiet", *words)
        return None if answer is None else answer.decode("ascii", "replace").strip()

    def _ask(self, *words: str) -> bytes | None:
        """What git answers, or None where it says no. Raises GitError where it cannot be run."""
        named = (f"--git-dir={self.git_dir}", f"--work-tree={self.work_tree}")
        kept = {name: value for name, value in os.environ.items() if not name.upper().startswith("GIT_")}
        try:
            answer = subprocess.run(  # noqa: S603 - no shell; what a user typed comes after --end-of-options or --
                [git_program(self.work_tree), *_OPTIONS, *named, *words],
                cwd=self.work_tree,
                env=kept | _ENVIRONMENT,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=_SECONDS,
                check=False,
            )
        except (OSError, ValueError, subprocess.TimeoutExpired) as fault:
            raise GitError(f"git cannot be run: {fault}") from fault
        return answer.stdout if answer.returncode == 0 else None


def find_repository(project: Path, folder: Path | None = None) -> Repository | None:
    """The repository that *project* lies in: the nearest `.git` upward from it; None where there is none.

    Below it only a submodule counts, for what lies in *folder*: a `.git` file that leads into the project's own
    repository. Any other `.git` down there came with somebody's files. Raises GitError for one that cannot be trusted.
    """
    for work_tree in (project.resolve(), *project.resolve().parents):
        if os.path.lexists(work_tree / ".git"):
            found = Repository(git_dir=_git_dir(work_tree), work_tree=work_tree)
            return found if folder is None else _submodule(found, folder.resolve()) or found
    return None


def git_program(work_tree: Path) -> str:
    """The path of git, from the absolute entries of PATH alone. Raises GitError where there is none.

    Neither the working folder, which Windows looks into first, nor a folder of the checkout has a program for us.
    """
    name = "git.exe" if os.name == "nt" else "git"
    for entry in _absolute(os.environ.get("PATH", os.defpath).split(os.pathsep)):
        folder = Path(os.path.realpath(entry))
        # Where the whole disk is under version control, its programs are the system's all the same.
        among_files = folder.is_relative_to(work_tree) and work_tree != Path(work_tree.anchor)
        found = entry / name
        if folder != Path.cwd() and not among_files and found.is_file() and os.access(found, os.X_OK):
            return str(found)
    raise GitError("git is not installed")


def _absolute(entries: Iterable[str]) -> Iterable[Path]:
    return (Path(entry) for entry in entries if entry and Path(entry).is_absolute())


def _submodule(project: Repository, folder: Path) -> Repository | None:
    """The submodule of *project* that *folder* lies in, the innermost one."""
    if not folder.is_relative_to(project.work_tree):
        return None
    home = project.git_dir / "modules"
    below = (folder, *folder.parents)
    for work_tree in below[: below.index(project.work_tree)]:
        if (work_tree / ".git").is_file() and (git_dir := _git_dir(work_tree)).is_relative_to(home):
            return Repository(git_dir=git_dir, work_tree=work_tree)
    return None


def _git_dir(work_tree: Path) -> Path:
    """Where the history of *work_tree* is: its `.git`, or what that file leads to. Raises GitError for its own files."""
    place = work_tree / ".git"
    try:
        if place.is_file():
            with place.open("rb") as file:
                said = _GITFILE.fullmatch(file.read(_LONGEST_GITFILE))
            if said is None:
                raise GitError(f"{place} does not say where the repository is")
            place = work_tree / os.fsdecode(said[1])
        real = place.resolve(strict=True)
    except (OSError, ValueError, RuntimeError) as fault:
        raise GitError(f"{place} cannot be read: {fault}") from fault
    # A folder among the files may come with them; git itself never keeps anything called `.git` among files.
    if real.is_relative_to(work_tree) and ".git" not in real.relative_to(work_tree).parts:
        raise GitError(f"{work_tree / '.git'} leads to {real}, which is among the checked-out files")
    return real


def is_tracked(path: Path, here: Path) -> bool:
    """Whether git tracks the file at *path* in the checkout around *here*, by its name or by what a link leads to.

    True as well where git cannot say.
    """
    try:
        for named in {Path(os.path.abspath(path)), path.resolve()}:  # noqa: PTH100 - links stay what they are
            repository = find_repository(here, named.parent)
            if repository is None:
                return False
            if named.is_relative_to(repository.work_tree) and repository.tracked(named) != ():
                return True
    except GitError:
        return True
    return False
