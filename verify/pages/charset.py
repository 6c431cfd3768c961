"""Bytes of a page -> text, by our own rules: labels are looked up in a list of web encodings, never in Python's codecs."""

from __future__ import annotations

import re

from verify.files.encoding import split_mark
from verify.files.old_encodings import Guessed, guess_western

# WHATWG Encoding Standard, 4.2: labels that pages use, and the codec that stands for each.
_LABELS = {
    label: codec
    for codec, labels in {
        "utf-8": "utf-8 utf8 unicode-1-1-utf-8 x-unicode20utf8",
        "cp1252": "windows-1252 cp1252 x-cp1252 iso-8859-1 iso8859-1 iso88591 latin1 l1 us-ascii ascii ansi_x3.4-1968",
        "iso8859-2": "iso-8859-2 iso8859-2 latin2 l2",
        "iso8859-3": "iso-8859-3 latin3",
        "iso8859-4": "iso-8859-4 latin4",
        "iso8859-5": "iso-8859-5 cyrillic",
        "iso8859-6": "iso-8859-6 arabic",
        "iso8859-7": "iso-8859-7 greek",
        "iso8859-8": "iso-8859-8 iso-8859-8-i hebrew logical visual",
        "iso8859-10": "iso-8859-10 latin6",
        "iso8859-13": "iso-8859-13",
        "iso8859-14": "iso-8859-14",
        "iso8859-15": "iso-8859-15 latin9 l9",
        "iso8859-16": "iso-8859-16",
        "koi8-r": "koi8-r koi8 koi",
        "koi8-u": "koi8-u",
        "cp866": "ibm866 cp866",
        "mac-roman": "macintosh mac x-mac-roman",
        "mac-cyrillic": "x-mac-cyrillic",
        "cp874": "windows-874 tis-620 iso-8859-11",
        "cp1250": "windows-1250 cp1250 x-cp1250",
        "cp1251": "windows-1251 cp1251 x-cp1251",
        "cp1253": "windows-1253 cp1253",
        "cp1254": "windows-1254 cp1254 iso-8859-9 latin5 l5",
        "cp1255": "windows-1255 cp1255",
        "cp1256": "windows-1256 cp1256",
        "cp1257": "windows-1257 cp1257",
        "cp1258": "windows-1258 cp1258",
        "gb18030": "gb18030 gbk gb2312 chinese csgb2312 x-gbk",
        "big5hkscs": "big5 big5-hkscs x-x-big5",
        "euc_jp": "euc-jp x-euc-jp",
        "iso2022_jp": "iso-2022-jp csiso2022jp",
        "cp932": "shift_jis shift-jis sjis windows-31j ms_kanji x-sjis",
        "cp949": "euc-kr korean ks_c_5601-1987 ksc5601 windows-949",
        "utf-16-le": "utf-16 utf-16le unicode",
        "utf-16-be": "utf-16be",
    }.items()
    for label in labels.split()
}
_META = re.compile(rb"""<meta\b[^>]{0,300}?charset\s{0,5}=\s{0,5}["']?\s{0,5}([A-Za-z0-9_:.\-]{2,40})""", re.IGNORECASE)
_XML = re.compile(rb"""^\s{0,20}<\?xml\b[^>]{0,100}?encoding\s{0,5}=\s{0,5}["']([A-Za-z0-9_:.\-]{2,40})""")
_PRESCAN = 4_096
# What no page in these encodings can do without: the zero half of every "<", the escape before every sign.
# Bytes that lack it are in another encoding, whatever their label says; decoded by it they would make words of nothing.
_TELLTALES = {"utf-16-le": b"\x00", "utf-16-be": b"\x00", "iso2022_jp": b"\x1b"}
# More than one character in fifty replaced: a wrong guess, or no text at all.
_MOST_REPLACED = 50
_STRANGE = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def decode_page(body: bytes, label: str | None = None) -> str | None:
    """The text of *body*, labelled *label* by its server; None where it is no text."""
    text = decode_page_or_guess(body, label)
    return text.text if isinstance(text, Guessed) else text


def decode_page_or_guess(body: bytes, label: str | None = None) -> str | Guessed | None:
    """What `decode_page` gives; a guess where neither label nor bytes tell the encoding."""
    named, words = split_mark(body)
    if named is not None:
        return _checked(words.decode(named, "replace"))
    candidates = [codec for codec in (web_codec(label), _declared(body)) if codec and _may_be(codec, body)]
    if not any(codec in _TELLTALES for codec in candidates):
        # Other encodings hardly ever look like valid UTF-8 by chance, while labels are often wrong.
        candidates.insert(0, "utf-8")
    # UTF-8 is tried whatever the label; without one nothing tells which of the old encodings it is.
    guessed = guess_western(body) if set(candidates) <= {"utf-8"} and not _is_utf8(body) else None
    if guessed is not None and _checked(guessed.text) is not None:
        return guessed
    for codec in (*candidates, "cp1252"):
        text = _checked(body.decode(codec, "replace"))
        if text is not None and (codec == "cp1252" or text.count("\ufffd") * _MOST_REPLACED * 10 <= len(text)):
            return text
    return None


def _is_utf8(body: bytes) -> bool:
    text = body.decode("utf-8", "replace")
    return text.count("\ufffd") * _MOST_REPLACED * 10 <= len(text)


def web_codec(label: str | None) -> str | None:
    """The codec for a label of the web, or None: `hex` and its like are none."""
    return _LABELS.get((label or "").strip().strip("\"'").lower())


def _declared(body: bytes) -> str | None:
    head = body[:_PRESCAN]
    found = _XML.search(head) or _META.search(head)
    codec = web_codec(found.group(1).decode("ascii")) if found else None
    # A page that can be read far enough to find the label is not UTF-16.
    return "utf-8" if codec and codec.startswith("utf-16") else codec


def _may_be(codec: str, body: bytes) -> bool:
    return _TELLTALES.get(codec, b"") in body


def _checked(text: str) -> str | None:
    sample = text[:200_000]
    strange = sum(1 for _ in _STRANGE.finditer(sample)) + sample.count("\ufffd")
    return text if strange * _MOST_REPLACED <= len(sample) else None
