"""Mail (eml, mbox) -> a page: each message's own words are its sender's, what it quotes is not."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace
from email.errors import CloseBoundaryNotFoundDefect, MessageError
from email.header import decode_header
from email.message import Message
from email.parser import BytesParser
from email.utils import parseaddr

from verify.evidence.files.build_page import PlacedParagraph, PlacedWords, page_of, tidy
from verify.evidence.files.mail_body import MailParagraph, of_blocks, of_text, plain_name
from verify.model.draft import BlockKind
from verify.model.page import Page, PageOutcome, Unread
from verify.model.unread_reason import UnreadReason
from verify.pages.charset import decode_page

_MOST_MESSAGES = 50_000
_MOST_PARTS = 500
_LONGEST_SUBJECT = 80
_ADDRESS = re.compile(r"[<\[(]{0,2}\b(?:https?://|www\.|mailto:|cid:)[^\s<>\])]{1,2000}[>\])]{0,2}|[*_]{1,2}")
_TEXTS = ("text/plain", "text/html")
# What may hold words that are not read here; pictures in mail are mostly its sender's sign.
_DOCUMENTS = ("application", "audio", "video")
_NO_DOCUMENTS = ("signature", "ics", "pgp-keys")
# What foreign headers and bodies make the standard library raise.
_BROKEN = (MessageError, LookupError, ValueError, TypeError, AttributeError, AssertionError)
# "From " at the beginning or behind a blank line opens the next message of a mailbox.
_SEPARATOR = re.compile(rb"(?:\A|\n\r?\n)From [^\n]*\n?")
_HEADERS = (b"from:", b"subject:", b"date:", b"to:", b"received:", b"message-id:", b"return-path:", b"mime-version:")


class MailReader:
    """Reads single messages and mailboxes; of attachments only those that are text."""

    name = "mail"
    suffixes: tuple[str, ...] = (".eml", ".mbox")

    def read(self, data: bytes, origin: str) -> PageOutcome:
        """One page of all messages; its places are "message 3 (subject), paragraph 2"."""
        if not data.strip():
            return Unread(url=origin, reason=UnreadReason.NOT_HTML, detail="the file is empty")
        try:
            unread: set[str] = set()
            page = page_of(_paragraphs(data, unread), origin)
            # The words may stand in what was not read: such a file confirms, but never denies.
            return replace(page, whole=False, limit=max(unread)) if unread and isinstance(page, Page) else page
        except _NotMailError as fault:
            return Unread(url=origin, reason=UnreadReason.NOT_HTML, detail=str(fault))
        except RecursionError:
            return Unread(url=origin, reason=UnreadReason.PARSER_LIMIT, detail="mail that is nested too deeply")
        except _BROKEN:
            # What the library says of it is left out: it may quote the file's own words.
            return Unread(url=origin, reason=UnreadReason.CUT, detail="damaged mail, or cut off")


class _NotMailError(ValueError):
    """The file holds no message."""


def _paragraphs(data: bytes, unread: set[str]) -> Iterator[PlacedParagraph]:
    """What the messages say; why parts of them were not read is added to *unread*."""
    for number, raw in enumerate(_messages(data), start=1):
        if number > _MOST_MESSAGES:
            raise _NotMailError(f"more messages than are read: at most {_MOST_MESSAGES:,} in one file")
        yield from _message(BytesParser().parsebytes(raw), number, unread)


def _messages(data: bytes) -> Iterator[bytes]:
    """The messages of a mailbox, or the one of a file that is no mailbox."""
    if not data.startswith(b"From "):
        if not any(line.lower().startswith(_HEADERS) for line in data[:20_000].splitlines()[:60]):
            raise _NotMailError("not mail: it does not begin with the headers of a message")
        yield data
        return
    starts = [found.end() for found in _SEPARATOR.finditer(data)]
    ends = [found.start() for found in _SEPARATOR.finditer(data, 1)]
    for start, end in zip(starts, [*ends, len(data)], strict=True):
        yield data[start:end].replace(b"\n>From ", b"\nFrom ")


def _message(message: Message, number: int, unread: set[str]) -> Iterator[PlacedParagraph]:
    subject = _header(message, "Subject")[:_LONGEST_SUBJECT]
    sender = _sender(message)
    place = f"message {number} ({subject})" if subject else f"message {number}"
    # A display name is anybody's; the address at least says where an answer would go.
    place += f" from {address}" if (address := _address(message)) else ""
    if subject:
        yield PlacedParagraph(
            pieces=(PlacedWords(text=subject, label=f"{place}, subject", speaker=sender),), kind=BlockKind.HEADING
        )
    count = 0
    unread.update(_unread_parts(message))
    for part, attached, own in _text_parts(message, 0, own=True):
        other = _other_form(message, part)
        name = _attachment_name(part) if attached else ""
        text = _text_of(part)
        if text is None:
            unread.add(UnreadReason.NOT_HTML)
            continue
        for each in _part_paragraphs(part, text):
            count += 1
            if other is not None and not _stands_in(each.text, other):
                unread.add(UnreadReason.DIFFERS)
                continue
            label = f"{place}, paragraph {count}" + (f", attachment {name}" if attached else "")
            speaker = each.writer if not each.own else sender if own and not attached else None
            kind = BlockKind.PARAGRAPH if each.own else BlockKind.BLOCK_QUOTE
            yield PlacedParagraph(pieces=(PlacedWords(text=each.text, label=label, speaker=speaker),), kind=kind)


def _other_form(message: Message, part: Message) -> str | None:
    """The words of the HTML that stands beside a plain text as the same message; None where there is none."""
    for holder in message.walk():
        parts = holder.get_payload()
        if holder.get_content_subtype() == "alternative" and isinstance(parts, list) and part in parts:
            shown = [each for each in _leaves(parts) if each is not part and each.get_content_type() == "text/html"]
            texts = [text for each in shown[:1] if (text := _text_of(each))]
            if part.get_content_type() == "text/plain" and texts:
                return _plain(" ".join(each.text for each in _part_paragraphs(shown[0], texts[0])))
    return None


def _leaves(parts: Sequence[Message | str]) -> Iterator[Message]:
    for part in parts[:_MOST_PARTS]:
        if isinstance(part, Message):
            yield from (each for each in part.walk() if not each.is_multipart())


def _stands_in(words: str, other: str) -> bool:
    """Whether *words* stand in the message's other form too; addresses, which forms write in their own ways, left out."""
    return all(_plain(piece) in other for piece in _ADDRESS.split(words))


def _plain(words: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFKC", words).casefold() if sign.isalnum())


def _text_parts(message: Message, depth: int, *, own: bool) -> Iterator[tuple[Message, bool, bool]]:
    """Parts that are text, whether each is an attachment, and whether it is the message's own and none it passes on."""
    parts = message.get_payload()
    if not isinstance(parts, list):
        if message.get_content_type() in _TEXTS:
            yield message, message.get_content_disposition() == "attachment", own
        return
    if depth > _MOST_PARTS // 10:
        raise RecursionError
    chosen = parts[:_MOST_PARTS]
    if message.get_content_subtype() == "alternative":
        # The same words twice: plain text where there is some.
        plain = [part for part in chosen if isinstance(part, Message) and part.get_content_type() == "text/plain"]
        chosen = plain[:1] or chosen[-1:]
    for part in chosen:
        if isinstance(part, Message):
            forwarded = message.get_content_maintype() == "message"
            yield from _text_parts(part, depth + 1, own=own and not forwarded)


def _unread_parts(message: Message) -> Iterator[str]:
    """Why parts of a message are not among its texts: documents and recordings, more than are read, a mail that was cut off."""
    for part in message.walk():
        if any(isinstance(defect, CloseBoundaryNotFoundDefect) for defect in part.defects):
            yield UnreadReason.CUT
        parts = part.get_payload()
        if isinstance(parts, list):
            if len(parts) > _MOST_PARTS:
                yield UnreadReason.TOO_LARGE
        elif part.get_content_maintype() in _DOCUMENTS and not part.get_content_subtype().endswith(_NO_DOCUMENTS):
            yield UnreadReason.NOT_HTML


def _text_of(part: Message) -> str | None:
    data = part.get_payload(decode=True)
    return decode_page(data, part.get_content_charset()) if isinstance(data, bytes) else None


def _part_paragraphs(part: Message, text: str) -> Iterator[MailParagraph]:
    if not text.strip():
        return
    if part.get_content_type() == "text/html":
        from verify.pages.extract import read_markup

        yield from of_blocks(read_markup(text, url="", final_url="").page)
    else:
        yield from of_text(text)


def _sender(message: Message) -> str | None:
    """The name of whoever sent the message; an address alone names nobody."""
    name = plain_name(tidy(parseaddr(_header(message, "From"))[0]))
    return name if name and "@" not in name else None


def _address(message: Message) -> str:
    return tidy(parseaddr(_header(message, "From"))[1])[:_LONGEST_SUBJECT]


def _header(message: Message, name: str) -> str:
    """A header in plain words, whatever encoding it names."""
    raw = message.get(name)
    if raw is None:
        return ""
    words = []
    for piece, charset in decode_header(str(raw)):
        words.append(piece if isinstance(piece, str) else decode_page(piece, charset) or "")
    return tidy("".join(words))


def _attachment_name(part: Message) -> str:
    return tidy(str(part.get_filename() or "without a name"))[:_LONGEST_SUBJECT]
