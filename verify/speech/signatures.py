"""Names below somebody's words: of a block quote, of a post, of a quotation that has its line for itself."""

from __future__ import annotations

import re
from collections.abc import Sequence

from verify.model.span import Span
from verify.speech.attribution import Reader
from verify.speech.mentions import Mention, MentionKind, mention_after
from verify.speech.paragraphs import Paragraph
from verify.speech.said import Voice
from verify.speech.tags import NOUNS, SENTENCE_WORDS, Tag
from verify.speech.tokens import Tokens

# Tokens of such a line: a name, a role, a place.
_LONGEST = 16
# "— Ana Ruiz (@anaruiz) March 3, 2024"
_POSTED = re.compile(r"[—–-]{1,2} ?([^\n(@—]{2,60}?) ?\(@\w{1,30}\)")
_TRAILING_LINKS = re.compile(r"(?:\s+(?:https?://|pic\.twitter\.com/)\S+){1,6}\s*$")
_MARKS = "\"'“”„«»‘’ \t\n"


class Signatures:
    """The signatures of the block quotes of one text, and the names beside its lone quotations."""

    def __init__(self, text: str, paragraphs: Sequence[Paragraph], readers: Sequence[Reader]) -> None:
        self._text, self._paragraphs, self._readers = text, paragraphs, readers
        self._taken: set[int] = set()
        self._by_block = self._read_blocks()

    def of_block(self, number: int) -> tuple[Mention, Tokens] | None:
        """Who signs the block quote that holds paragraph *number*, below it or at its end."""
        return self._by_block.get(number)

    def words(self, number: int) -> Span | None:
        """The words of a paragraph of a block quote, without its marks and signature; None where it is the signature."""
        span = self._paragraphs[number].span
        if self._is_line(number):
            return None
        dash = _closing_dash(self._readers[number])
        end = self._readers[number].tokens.spans[dash][0] if dash else span.end
        start = span.start
        tags = self._readers[number].tokens.tags[: dash or None]
        if tags.rstrip("~.") == Tag.QUOTE:
            start, end = self._readers[number].tokens.spans[0][0], self._readers[number].tokens.spans[0][1]
            while start < end and self._text[start] in _MARKS:
                start += 1
        while end > start and self._text[end - 1] in (_MARKS if tags.rstrip("~.") == Tag.QUOTE else " \t\n"):
            end -= 1
        return Span(start, end)

    def goes_on(self, number: int) -> bool:
        """Whether paragraph *number* of a block quote goes on with what the one before it says."""
        before = number - 1
        if number == 0 or not self._paragraphs[before].quoted or self._paragraphs[number].opens:
            return False
        return not self._is_line(before) and _closing_dash(self._readers[before]) is None

    def line_beside(self, number: int, voice: Voice | None) -> int | None:
        """The line with the name of who says the quotation that is alone in paragraph *number*: above it, else below.

        A name above belongs to it unless the quotation before took that one, as happens where names stand below.
        """
        if self._readers[number].tokens.tags.strip("~.") != Tag.QUOTE:
            return None
        above, below = number - 1, number + 1
        if above >= 0 and above not in self._taken and bare_name(self._readers[above]):
            return self._take(above)
        speaking = voice is not None and voice.paragraph == above and above not in self._taken
        if not speaking and below < len(self._readers) and bare_name(self._readers[below]):
            return self._take(below)
        return None

    def _take(self, number: int) -> int:
        self._taken.add(number)
        return number

    def _read_blocks(self) -> dict[int, tuple[Mention, Tokens]]:
        found: dict[int, tuple[Mention, Tokens]] = {}
        signed: tuple[Mention, Tokens] | None = None
        for number in range(len(self._paragraphs) - 1, -1, -1):
            paragraph, reader = self._paragraphs[number], self._readers[number]
            dash = _closing_dash(reader)
            if not paragraph.quoted:
                signed = _signature(reader, 1) if reader.tokens.tags[:1] == "-" else None
                continue
            if self._is_line(number):
                signed = _signature(reader, 1 if reader.tokens.tags[:1] == "-" else 0)
            elif dash is not None:
                signed = _signature(reader, dash + 1)
            if signed is not None:
                found[number] = signed
            if paragraph.opens:
                signed = None
        return found

    def _is_line(self, number: int) -> bool:
        """Whether paragraph *number* of a block quote, not its first, is a signature: "— Ana Ruiz", "Ana Ruiz, mayor"."""
        if number == 0 or not self._paragraphs[number - 1].quoted or self._paragraphs[number].opens:
            return False
        reader = self._readers[number]
        dashed = reader.tokens.tags[:1] == "-" and reader.signature(1) is not None
        last = number + 1 == len(self._paragraphs) or not (
            self._paragraphs[number + 1].quoted and not self._paragraphs[number + 1].opens
        )
        return dashed or (last and bare_name(reader) is not None)


def bare_name(reader: Reader) -> Mention | None:
    """The full name that opens a line which holds nothing else but what its bearer is."""
    tokens = reader.tokens
    tags = tokens.tags
    if not tags or len(tags) > _LONGEST or set(tags) & set(SENTENCE_WORDS) or tags[0] not in NOUNS:
        return None
    mention = mention_after(tokens, 0)
    if mention is None or mention.kind is not MentionKind.NAME or mention.head_first == mention.head_last:
        return None
    return mention if tags[mention.last + 1 : mention.last + 2] in ("", ",", "(", "-") else None


def _signature(reader: Reader, place: int) -> tuple[Mention, Tokens] | None:
    link = reader.signature(place)
    return (link.mention, reader.tokens) if link and link.mention else None


def _closing_dash(reader: Reader) -> int | None:
    """The token of the dash behind the last stop of a paragraph that a signature follows: "… in the end. — Ana Ruiz"."""
    tags = reader.tokens.tags
    dash = tags.rfind("-")
    if dash <= 0 or len(tags) - dash > _LONGEST or tags[dash - 1] not in (".", Tag.QUOTE):
        return None
    return dash if reader.signature(dash + 1) is not None else None


def post_signature(text: str, paragraph: Span) -> Span | None:
    """The author's name in *paragraph*, if that is the signature of an embedded post."""
    found = _POSTED.match(text, paragraph.start, min(paragraph.end, paragraph.start + 140))
    return Span(*found.span(1)) if found else None


def post_words(text: str, paragraph: Span) -> Span:
    """The words of a post, without the links at its end."""
    tail = _TRAILING_LINKS.search(text, max(paragraph.start, paragraph.end - 400), paragraph.end)
    end = tail.start() if tail else paragraph.end
    return Span(paragraph.start, end) if end > paragraph.start else paragraph
