"""How a page gives the words that it carries."""

from __future__ import annotations

from enum import StrEnum


class Attested(StrEnum):
    """How a page gives the words: only what it gives as said counts as said."""

    SAID = "said"
    REPORTED = "reported"
    DENIED = "denied"
    DOUBTED = "doubted"
    IMAGINED = "imagined"
    WITHDRAWN = "withdrawn"
    WRITER = "writer"
    COMMENT = "comment"


# Words that the page gives to somebody.
GIVEN = frozenset((Attested.SAID, Attested.REPORTED))
# What proves nothing: the page's own sentence, what somebody might say, what readers wrote below it.
PROVES_NOTHING = frozenset((Attested.WRITER, Attested.IMAGINED, Attested.COMMENT))
# The page speaks of the words, and says that they were not said, or not so.
TAKEN_BACK = frozenset((Attested.DENIED, Attested.DOUBTED, Attested.WITHDRAWN))
