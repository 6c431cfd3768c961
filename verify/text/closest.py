"""What somebody meant who mistyped a name."""

from __future__ import annotations

from collections.abc import Iterable


def closest(word: str, known: Iterable[str]) -> str | None:
    """The one of *known* that *word* is most like; None where it is like none of them."""
    import difflib

    return next(iter(difflib.get_close_matches(word, [str(name) for name in known], n=1)), None)


def hint(word: str, known: Iterable[str]) -> str:
    """A hint for whoever wrote *word*: the name that was probably meant, or all that are *known*."""
    names = [str(name) for name in known]
    meant = closest(word, names)
    return f"did you mean {meant!r}?" if meant else f"known: {', '.join(names)}"
