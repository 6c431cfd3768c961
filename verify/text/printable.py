"""Text from drafts, pages and servers made safe to show on a terminal or in a log."""

from __future__ import annotations

import unicodedata


def printable(text: str) -> str:
    """*text* with everything made visible that could move a cursor, fake a line or turn the reading direction.

    The one door for text from drafts, pages and servers on its way to a terminal or a log.
    """
    if text.isprintable():
        return text
    return "".join(_visible(character) for character in text)


def _visible(character: str) -> str:
    if character == " " or character.isprintable():
        return character
    if character in "\t\n\r\u2028\u2029\u00a0" or unicodedata.category(character) == "Zs":
        return " "
    return f"<U+{ord(character):04X}>"


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """*number* with its noun: "1 quotation", "2,000 quotations"."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"
