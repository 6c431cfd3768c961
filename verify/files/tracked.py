"""Which files a checkout brought: what a pull request may have changed is not the user's own."""

from __future__ import annotations

import os
from pathlib import Path

from verify.errors import GitError
from verify.files.git_repository import find_repository


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
