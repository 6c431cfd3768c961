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

    @property
    def meaning(self) -> str:
        """What it says about the words, as a sentence for an editor."""
        return _MEANINGS[self]


_MEANINGS = {
    Attested.SAID: "The page gives these words as said.",
    Attested.REPORTED: "The page has this as reported speech, without quotation marks.",
    Attested.DENIED: "The page has these words only to deny that they were said.",
    Attested.DOUBTED: "The page doubts that these words were said.",
    Attested.IMAGINED: "The page only imagines these words.",
    Attested.WITHDRAWN: "The page takes these words back.",
    Attested.WRITER: "The page has this as its own sentence, outside quotation marks.",
    Attested.COMMENT: "A reader wrote this below the article.",
}

# Words that the page gives to somebody.
GIVEN = frozenset((Attested.SAID, Attested.REPORTED))
# What proves nothing: the page's own sentence, what somebody might say, what readers wrote below it.
PROVES_NOTHING = frozenset((Attested.WRITER, Attested.IMAGINED, Attested.COMMENT))
# The page speaks of the words, and says that they were not said, or not so.
TAKEN_BACK = frozenset((Attested.DENIED, Attested.DOUBTED, Attested.WITHDRAWN))
