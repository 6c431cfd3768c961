"""How freely a quotation may leave out what people say without saying anything."""

from __future__ import annotations

from enum import StrEnum

from verify.errors import SettingsError


class CleanSpeech(StrEnum):
    """Each level allows what the one before allows, and more; the words of each are in `verify.speech.fillers`.

    STRICT: sounds ("uh"), words said twice, broken-off words, what the listener puts in ("Right."). FILLERS: also "you know",
    "I mean" and "like" that are between marks. LOOSE: also "kind of", and all of them without marks.
    """

    STRICT = "strict"
    FILLERS = "fillers"
    LOOSE = "loose"

    def __gt__(self, other: str) -> bool:
        """Whether this level allows more than *other*."""
        levels = list(CleanSpeech)
        return levels.index(self) > levels.index(CleanSpeech(other))


def parse_clean_speech(where: str, raw: object) -> CleanSpeech:
    """The level that a setting names."""
    try:
        return CleanSpeech(str(raw).strip().lower())
    except ValueError as fault:
        raise SettingsError(where, f"unknown level {raw!r}", f"known: {', '.join(CleanSpeech)}") from fault
