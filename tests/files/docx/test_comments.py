from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from datetime import UTC, datetime
from xml.etree import ElementTree as ET

import docx as python_docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.materials import docx, paragraph
from verify.files.docx.comments import with_comments
from verify.files.docx.document import NotReadable, WordDocument, read_docx
from verify.files.docx.marks import WordComment
from verify.files.docx.plain import PlainLine, plain_docx

NOW = datetime(2026, 3, 3, 9, tzinfo=UTC)
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OPEN = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELS = "word/_rels/document.xml.rels"


def relations(*kinds: str) -> str:
    inner = "".join(
        f'<Relationship Id="r{at}" Type="{_OPEN}/{kind}" Target="{kind}.xml"/>' for at, kind in enumerate(kinds)
    )
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>'
    )


def run(words: str, look: str = "") -> str:
    return f"<w:r>{look}<w:t>{words}</w:t></w:r>"


def commented(data: bytes, *stretches: tuple[int, int, int]) -> bytes:
    """*data* with a comment on each stretch of a line."""
    comments = [WordComment(start=(n, a), end=(n, b), paragraphs=("Told <&>", "twice")) for n, a, b in stretches]
    made = with_comments(data, comments, made_at=NOW)
    assert isinstance(made, bytes), made
    return made


def part(data: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name)


def covered(data: bytes) -> dict[str, str]:
    """The words within the marks of each comment."""
    found: dict[str, str] = {}
    opened: set[str] = set()
    for element in ET.fromstring(part(data, "word/document.xml")).iter():
        number = element.get(f"{_W}id", "")
        if element.tag == f"{_W}commentRangeStart":
            opened.add(number)
            found[number] = ""
        elif element.tag == f"{_W}commentRangeEnd":
            opened.remove(number)
        elif element.tag == f"{_W}t":
            for each in opened:
                found[each] += element.text or ""
    assert not opened
    return found


def lines_of(data: bytes) -> list[str]:
    read = read_docx(data)
    assert isinstance(read, WordDocument), read
    return [each.text for each in read.paragraphs]


@pytest.mark.parametrize(
    ("inner", "start", "end", "words"),
    [
        (run("She said no &amp; left for good."), 9, 13, "no &"),
        (run("She said no", "<w:rPr><w:b/></w:rPr>") + run(" and left."), 9, 15, "no and"),
        (f'<w:hyperlink r:id="x">{run("Long go")}</w:hyperlink>{run("ne now.")}', 5, 9, "gone"),
        (f'<w:ins w:id="4" w:author="a">{run("Put in later")}</w:ins>', 4, 6, "in"),
        (f"<w:sdt><w:sdtContent>{run('Held in a box')}</w:sdtContent></w:sdt>", 0, 4, "Held"),
        (f"{run('A ')}<w:del w:id='3'><w:r><w:delText>bad </w:delText></w:r></w:del>{run('good end')}", 0, 6, "A good"),
        ("<w:r><w:tab/><w:t>Tabbed</w:t><w:br/><w:t>words</w:t></w:r>", 7, 12, "words"),
        (run("„Größe” sagt 👍🏽 alles"), 1, 6, "Größe"),
        (run("  Wide   blanks  here"), 5, 16, "blanks  here"),
    ],
)
def test_a_comment_is_around_its_words_and_the_text_stays(inner: str, start: int, end: int, words: str) -> None:
    data = docx(f"<w:p>{inner}</w:p>")
    made = commented(data, (0, start, end))

    assert covered(made) == {"0": words}
    assert lines_of(made) == lines_of(data)


def test_a_split_run_keeps_its_look_and_its_blanks() -> None:
    made = commented(docx(f"<w:p>{run('one two three', '<w:rPr><w:i/></w:rPr>')}</w:p>"), (0, 4, 7))
    runs = [
        each
        for each in ET.fromstring(part(made, "word/document.xml")).iter(f"{_W}r")
        if each.find(f"{_W}t") is not None
    ]

    assert ["".join(each.itertext()) for each in runs] == ["one ", "two", " three"]
    assert all(each.find(f"{_W}rPr/{_W}i") is not None for each in runs)
    assert all("preserve" in each.find(f"{_W}t").attrib.values() for each in runs)  # type: ignore[union-attr]


def test_comments_may_hold_each_other_and_meet_in_one_place() -> None:
    made = commented(docx(paragraph("one two three four")), (0, 0, 18), (0, 4, 13), (0, 4, 7), (0, 8, 13))

    assert sorted(covered(made).values(), key=len) == ["two", "three", "two three", "one two three four"]


def test_comments_that_were_there_keep_their_ids_and_words() -> None:
    body = '<w:p><w:commentRangeStart w:id="7"/><w:r><w:t>Old.</w:t></w:r><w:commentRangeEnd w:id="7"/></w:p>'
    old = f'<w:comments xmlns:w="{_W[1:-1]}"><w:comment w:id="7" w:author="Lena Ott">{paragraph("Mine.")}</w:comment></w:comments>'
    more = {
        _RELS: relations("comments", "commentsExtended"),
        "word/comments.xml": old,
        "word/commentsExtended.xml": "<x/>",
    }
    made = commented(docx(body, more), (0, 0, 4))

    ids = [each.get(f"{_W}id") for each in ET.fromstring(part(made, "word/comments.xml"))]
    assert ids == ["7", "8"]
    assert part(made, "word/comments.xml").decode().startswith(old.removesuffix("</w:comments>"))
    assert part(made, "word/commentsExtended.xml") == b"<x/>"
    assert part(made, _RELS).decode() == more[_RELS]
    assert covered(made) == {"7": "Old.", "8": "Old."}


def comment_ids(data: bytes) -> list[str | None]:
    return [each.get(f"{_W}id") for each in ET.fromstring(part(data, "word/comments.xml"))]


def test_comments_of_an_earlier_check_make_room_and_those_of_people_stay() -> None:
    body = (
        '<w:p><w:commentRangeStart w:id="7"/><w:commentRangeStart w:id="8"/><w:r><w:t>Old.</w:t></w:r>'
        '<w:commentRangeEnd w:id="7"/><w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:commentReference w:id="7"/></w:r>'
        '<w:commentRangeEnd w:id="8"/><w:r><w:t>New.</w:t><w:commentReference w:id="8"/></w:r></w:p>'
    )
    old = "".join(
        f'<w:comment w:id="{number}" w:author="{author}">{paragraph("Told.")}</w:comment>'
        for number, author in ((7, "verify"), (8, "verify"), (9, "Lena Ott"))
    )
    more = {
        _RELS: relations("comments"),
        "word/comments.xml": f'<w:comments xmlns:w="{_W[1:-1]}">{old}</w:comments>',
    }
    made = commented(docx(body, more), (0, 0, 4))

    assert comment_ids(made) == ["9", "10"]
    assert covered(made) == {"10": "Old."}
    assert lines_of(made) == ["Old.New."]
    assert part(made, "word/document.xml").count(b"commentReference") == 1
    again = commented(made, (0, 0, 4))
    assert (comment_ids(again), part(again, "word/document.xml")) == (["9", "10"], part(made, "word/document.xml"))


def test_a_comment_of_ours_that_somebody_answered_stays_with_the_answer() -> None:
    old = "".join(
        f'<w:comment w:id="{at}" w:author="{author}"><w:p w14:paraId="0000000{at}"><w:r><w:t>Told.</w:t></w:r></w:p></w:comment>'
        for at, author in enumerate(("verify", "Lena Ott", "verify"), 1)
    )
    spaces = f'xmlns:w="{_W[1:-1]}" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    noted = '<w15:commentEx w15:paraId="00000001"/><w15:commentEx w15:paraId="00000002" w15:paraIdParent="00000001"/>'
    more = {
        _RELS: relations("comments", "commentsExtended"),
        "word/comments.xml": f"<w:comments {spaces}>{old}</w:comments>",
        "word/commentsExtended.xml": (
            f'<w15:commentsEx xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml">{noted}'
            '<w15:commentEx w15:paraId="00000003"/></w15:commentsEx>'
        ),
    }
    made = commented(docx(paragraph("Old."), more), (0, 0, 4))

    assert comment_ids(made) == ["1", "2", "3"]
    assert "00000003" not in part(made, "word/comments.xml").decode()
    assert part(made, "word/commentsExtended.xml").decode().endswith(f"{noted}</w15:commentsEx>")


def test_words_of_a_footnote_are_told_at_its_sign_and_those_of_a_box_at_the_box() -> None:
    box = f"<w:r><w:pict><w:txbxContent>{paragraph('Boxed words.')}</w:txbxContent></w:pict></w:r>"
    body = f'<w:p>{run("Main text")}<w:r><w:footnoteReference w:id="2"/></w:r>{box}</w:p>'
    notes = (
        f'<w:footnotes xmlns:w="{_W[1:-1]}"><w:footnote w:id="2">{paragraph("Noted words.")}</w:footnote></w:footnotes>'
    )
    data = docx(body, {_RELS: relations("footnotes"), "word/footnotes.xml": notes})
    read = read_docx(data)
    assert isinstance(read, WordDocument)
    texts = [getattr(each, "text", "") or each.paragraph.text for each in read.lines]  # type: ignore[union-attr]

    made = commented(data, (texts.index("Noted words."), 0, 5), (texts.index("Boxed words."), 0, 5))

    text = part(made, "word/document.xml").decode()
    assert '<w:commentRangeStart w:id="0"/><w:r><w:footnoteReference' in text
    assert f'<w:commentRangeStart w:id="1"/>{box}<w:commentRangeEnd w:id="1"/>' in text
    assert b"comment" not in part(made, "word/footnotes.xml")


def test_a_comment_ends_with_the_cell_that_it_begins_in() -> None:
    cells = "".join(f"<w:tc>{paragraph(words)}</w:tc>" for words in ("Left one.", "Right one."))
    data = docx(f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>")
    made = with_comments(data, [WordComment(start=(0, 5), end=(1, 5), paragraphs=("x",))], made_at=NOW)

    assert isinstance(made, bytes)
    assert covered(made) == {"0": "one."}


@pytest.mark.parametrize(
    "data",
    [
        docx("<w:p><w:r><w:t><![CDATA[a b]]></w:t></w:r></w:p>"),
        docx(f"{paragraph('Words.')}", {"word/media/large.bmp": "0" * 20_000_000}),
        b"PK not an archive",
    ],
    ids=["section of its own", "a picture made to burst", "damaged"],
)
def test_what_cannot_bear_comments_is_refused_with_a_line(data: bytes) -> None:
    made = with_comments(data, [WordComment(start=(0, 0), end=(0, 1), paragraphs=("x",))], made_at=NOW)

    assert isinstance(made, NotReadable)
    assert made.detail


def test_words_that_are_not_there_are_refused() -> None:
    comment = WordComment(start=(4, 0), end=(9, 3), paragraphs=("x",))

    assert isinstance(with_comments(docx(paragraph("One line.")), [comment], made_at=NOW), NotReadable)


words = st.text(alphabet=st.sampled_from("ab &<>é👍 \u00a0\u200b"), min_size=1, max_size=12)


@settings(max_examples=60, deadline=None)
@given(st.lists(words, min_size=1, max_size=5), st.data())
def test_any_stretch_of_any_runs_is_covered_and_nothing_else_changes(pieces: list[str], data: st.DataObject) -> None:
    inner = "".join(run(each.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")) for each in pieces)
    before: Mapping[str, str] = {}
    made = docx(f"<w:p>{inner}</w:p>", before)
    if not (lines := lines_of(made)):
        return
    (line,) = lines
    solid = [at for at, character in enumerate(line) if not character.isspace()]
    start = data.draw(st.sampled_from(solid))
    end = data.draw(st.sampled_from([at for at in solid if at >= start])) + 1

    after = commented(made, (0, start, end))

    assert "".join(covered(after)["0"].split()) == "".join(line[start:end].split())
    assert lines_of(after) == lines


def test_a_plain_document_is_what_its_lines_say_and_word_readers_find_the_comments() -> None:
    made = commented(plain_docx([PlainLine(text="A\x00 & <b>"), PlainLine(text="Second line")]), (1, 0, 6))
    read = python_docx.Document(io.BytesIO(made))

    assert [each.text for each in read.paragraphs] == ["A\ufffd & <b>", "Second line"]
    assert [(each.author, each.text) for each in read.comments] == [("verify", "Told <&>\ntwice")]
