"""The same invented interview in each format that newsrooms keep; what cannot be read is said in one line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.materials import TALK, WORDS, docx, locked_pdf, paragraph, pdf, scanned_pdf, talk_docx
from verify import plugins
from verify.evidence.files.read_material import material_reader, read_material_file
from verify.match.page_index import PageIndex
from verify.model.draft import UnseenKind
from verify.model.page import Page, PageOutcome, Unread
from verify.ports import MaterialReader

START, MIDDLE = 872.0, 875.5
FIRST, SECOND = WORDS[:33], WORDS[33:].strip()
SUFFIXES = (".txt", ".md", ".html", ".docx", ".pdf", ".vtt", ".srt", ".json", ".eml", ".mbox")


def clock(seconds: float, mark: str = ".") -> str:
    whole = int(seconds)
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}{mark}{int(seconds % 1 * 1000):03}"


def vtt(first: str, second: str) -> str:
    times = f"{clock(START)} --> {clock(MIDDLE)}", f"{clock(MIDDLE)} --> {clock(MIDDLE + 3)} align:start"
    before = "WEBVTT\n\nNOTE made today\n\nintro\n00:01.000 --> 00:04.000\n<v Brandt>And the ferry?"
    return f"{before}\n\n{times[0]}\n{first}\n\n{times[1]}\n{second}\n"


def srt(first: str, second: str) -> str:
    times = f"{clock(START, ',')} --> {clock(MIDDLE, ',')}", f"{clock(MIDDLE, ',')} --> {clock(MIDDLE + 3, ',')}"
    before = "1\r\n00:00:01,000 --> 00:00:04,000\r\n>> BRANDT: And the ferry?"
    return f"{before}\r\n\r\n2\r\n{times[0]}\r\n{first}\r\n\r\n3\r\n{times[1]}\r\n{second}\r\n"


def words(key: str, time_key: str, unit: float = 1, **more: object) -> list[dict[str, object]]:
    """The quotation word by word, as programs list it."""
    told = WORDS.split()
    step = (MIDDLE - START) / len(told)
    number = int if unit > 1 else float
    return [{key: word, time_key: number((START + at * step) * unit), **more} for at, word in enumerate(told)]


def google(speaker: int) -> list[dict[str, object]]:
    return [{"word": w["w"], "startTime": f"{w['t']}s", "speakerTag": speaker} for w in words("w", "t")]


def aws() -> dict[str, object]:
    items = [
        {"type": "pronunciation", "start_time": str(w["t"]), "alternatives": [{"confidence": "0.9", "content": w["w"]}]}
        for w in words("w", "t")
    ]
    mark = {"type": "punctuation", "alternatives": [{"confidence": "0.0", "content": "."}]}
    segment = {"start_time": str(START), "end_time": str(MIDDLE), "speaker_label": "spk_0", "items": []}
    return {
        "results": {
            "transcripts": [{"transcript": WORDS}],
            "speaker_labels": {"segments": [segment]},
            "items": [*items, mark],
        }
    }


JSON_OF: dict[str, tuple[object, str]] = {
    "whisper": (
        {
            "text": WORDS,
            "segments": [
                {"id": 0, "start": START, "end": MIDDLE, "text": f" {FIRST}"},
                {"id": 1, "start": MIDDLE, "text": f" {SECOND}."},
            ],
        },
        "00:14:32",
    ),
    "whisperx": (
        {
            "segments": [
                {
                    "start": START,
                    "text": WORDS,
                    "speaker": "SPEAKER_00",
                    "words": words("word", "start", speaker="SPEAKER_00"),
                }
            ]
        },
        "00:14:32",
    ),
    "whisper.cpp": (
        {
            "transcription": [
                {
                    "timestamps": {"from": clock(START, ","), "to": clock(MIDDLE, ",")},
                    "offsets": {"from": 872000},
                    "text": WORDS,
                }
            ]
        },
        "00:14:32",
    ),
    "pyannote": (
        {"turnLevelTranscription": [{"start": START, "end": MIDDLE, "text": WORDS, "speaker": "Tomas Reyes"}]},
        "00:14:32, speaker Tomas Reyes",
    ),
    "aws": (aws(), "00:14:32"),
    "google": (
        {
            "results": [
                {"alternatives": [{"transcript": WORDS, "words": google(0)}]},
                {"alternatives": [{"words": google(2)}]},
            ]
        },
        "00:14:32",
    ),
    "deepgram": (
        {
            "results": {
                "channels": [
                    {
                        "alternatives": [
                            {"transcript": WORDS, "words": words("punctuated_word", "start", speaker=0)},
                            {"transcript": "no", "words": words("word", "start")},
                        ]
                    }
                ]
            }
        },
        "00:14:32",
    ),
    "assemblyai": (
        {
            "id": "x",
            "text": WORDS,
            "utterances": [
                {"speaker": "A", "text": "Why?", "start": 4000, "end": 4400},
                {
                    "speaker": "Reyes",
                    "text": WORDS,
                    "start": 872000,
                    "end": 875500,
                    "words": words("text", "start", 1000),
                },
            ],
        },
        "00:14:32, speaker Reyes",
    ),
    "rev": (
        {
            "speakers": [{"id": 1, "name": "Tomas Reyes"}],
            "monologues": [{"speaker": 1, "elements": [{"type": "text", **w} for w in words("value", "ts")]}],
        },
        "00:14:32, speaker Tomas Reyes",
    ),
    "azure": (
        {
            "recognizedPhrases": [
                {"offset": "PT14M32.5S", "speaker": 1, "nBest": [{"display": WORDS}, {"display": "other"}]}
            ]
        },
        "00:14:32",
    ),
    "speechmatics": (
        {
            "results": [
                {"type": "word", "start_time": w["t"], "alternatives": [{"content": w["w"], "speaker": "S1"}]}
                for w in words("w", "t")
            ]
        },
        "00:14:32",
    ),
    "otter": (
        {
            "speech": {
                "speakers": [{"id": 7, "speaker_name": "Tomas Reyes"}],
                "transcripts": [
                    {"transcript": FIRST, "start_offset": 872 * 16000, "speaker_id": 7},
                    {"transcript": SECOND, "start_offset": 876 * 16000, "speaker_id": 7},
                ],
            }
        },
        "00:14:32, speaker Tomas Reyes",
    ),
    "trint": ({"transcript": {"words": words("value", "time", 1000, duration=200)}}, "00:14:32"),
    "podcast": (
        {
            "version": "1.0.0",
            "segments": [{"speaker": "Tomas Reyes", "startTime": START, "endTime": MIDDLE, "body": WORDS}],
        },
        "00:14:32, speaker Tomas Reyes",
    ),
    "sonix": (
        {
            "name": "x",
            "transcript": [{"speaker": "Tomas Reyes", "start_time": START, "words": words("text", "start_time")}],
        },
        "00:14:32, speaker Tomas Reyes",
    ),
    "watson": (
        {
            "results": [
                {
                    "alternatives": [
                        {"transcript": WORDS, "timestamps": [["We", START, MIDDLE], ["will", MIDDLE, MIDDLE]]}
                    ]
                }
            ],
            "speaker_labels": [{"from": START, "to": MIDDLE, "speaker": 0}],
        },
        "00:14:32",
    ),
    "kaldi": ({"retval": {"words": words("punct", "start", word="x")}}, "00:14:32"),
    "assemblyai words": (
        {"id": "x", "utterances": None, "words": words("text", "start", 1000, speaker=None)},
        "00:14:32",
    ),
    "milliseconds by name": ({"utterances": [{"text": WORDS, "startMs": 872000, "speakerLabel": "S1"}]}, "00:14:32"),
    "list": ([{"speaker": "Tomas Reyes", "start": clock(START), "text": WORDS}], "00:14:32, speaker Tomas Reyes"),
    "text alone": ({"text": WORDS}, "cue 1"),
}

MAIL = (
    "From: =?utf-8?q?Tom=C3=A1s_Reyes?= <reyes@port.example>\nTo: desk@paper.example\nSubject: Night ferry\n"
    "MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n"
)
PRINTED = ("The night ferry had been stopped two years ago, for the cost of fuel and of", "crews.")

FORMATS: dict[str, tuple[str, bytes, str]] = {
    "plain": ("talk.txt", "\n".join(f"{name}: {said}" for name, said in TALK).encode(), "paragraph 2"),
    "markdown": ("talk.md", f"# Talk\n\n*Brandt*: And?\n\n**Reyes**: {WORDS}.\n".encode(), "paragraph 3"),
    "html": ("talk.html", f"<p>Brandt: And?<p>Reyes: {WORDS}.".encode(), "paragraph 2"),
    "docx": ("talk.docx", talk_docx(), "paragraph 2"),
    "pdf": ("talk.pdf", pdf([["Cover"], ["Once.", f"{WORDS}, he said."]]), "page 2"),
    "pdf over a page break": ("talk.pdf", pdf([[*PRINTED, FIRST], [SECOND + ", he said."]]), "page 1"),
    "vtt voices": (
        "talk.vtt",
        vtt(f"<v Tomas Reyes>{FIRST}</v>", f"<v Tomas Reyes>{SECOND}.").encode(),
        "00:14:32, speaker Tomas Reyes",
    ),
    "vtt labels": ("talk.vtt", vtt(f"REYES: {FIRST}", SECOND).encode(), "00:14:32, speaker Reyes"),
    "srt chevrons": ("talk.srt", srt(f">> REYES: {FIRST}", SECOND).encode(), "00:14:32, speaker Reyes"),
    "srt dashes": ("talk.srt", srt(f"- Yes?\r\n- <i>{FIRST}</i>", SECOND).encode("utf-16"), "00:14:32"),
    "eml": (
        "talk.eml",
        f"{MAIL}Dear desk,\n\n{FIRST}\n{SECOND}.\n\n> And?\n".encode(),
        "message 1 (Night ferry) from reyes@port.example, paragraph 2",
    ),
    "mbox": (
        "talk.mbox",
        f"From x Mon\nFrom: a@b.example\nSubject: One\n\nFirst.\n\nFrom y Tue\n{MAIL}{WORDS}.\n".encode(),
        "message 2 (Night ferry) from reyes@port.example, paragraph 1",
    ),
    **{name: ("talk.json", json.dumps(told).encode(), place) for name, (told, place) in JSON_OF.items()},
}


def read(folder: Path, name: str, data: bytes) -> PageOutcome:
    (folder / name).write_bytes(data)
    return read_material_file(folder / name)


def page_in(folder: Path, name: str, data: bytes) -> Page:
    page = read(folder, name, data)
    assert isinstance(page, Page), page
    return page


def place_of(page: Page, quoted: str) -> str:
    (match,) = PageIndex([page.text]).find(quoted)
    return next(place.label for place in page.places if place.span.overlaps(match.span))


@pytest.mark.parametrize("name", FORMATS)
def test_the_quotation_is_found_in_every_format_at_its_place(tmp_path: Path, name: str) -> None:
    file, data, place = FORMATS[name]
    page = page_in(tmp_path, file, data)

    (match,) = PageIndex([page.text]).find(WORDS)
    assert match.kind in ("verbatim", "normalised")
    assert place_of(page, WORDS) == place
    assert page.own_material
    assert page.title == file
    assert page.transcript is (file.endswith((".vtt", ".srt", ".json")))


@pytest.mark.parametrize(
    "name", ["SPEAKER_00", "Speaker 1", "speaker A", "S1", "spk_0", "3", "B", "UU", "Unknown Speaker"]
)
def test_labels_that_a_machine_made_up_name_nobody(tmp_path: Path, name: str) -> None:
    page = page_in(tmp_path, "t.json", json.dumps([{"speaker": name, "start": 1.5, "text": WORDS}]).encode())

    assert [(place.label, place.speaker) for place in page.places] == [("00:00:01", None)]
    assert page.text == WORDS


def test_cues_of_one_speaker_are_one_paragraph_and_each_keeps_its_place(tmp_path: Path) -> None:
    page = page_in(tmp_path, "t.vtt", vtt(f"<v Reyes>{FIRST}", f"<v Reyes>{SECOND}.").encode())

    assert page.text == f"BRANDT: And the ferry?\n\nREYES: {WORDS}."
    assert [(place.label, place.speaker, place.span.cut(page.text)) for place in page.places[1:]] == [
        ("00:14:32, speaker Reyes", "Reyes", FIRST),
        ("00:14:35, speaker Reyes", "Reyes", f"{SECOND}."),
    ]


def test_captions_that_roll_in_say_their_lines_once(tmp_path: Path) -> None:
    rolling = (
        "WEBVTT\n\n00:01.000 --> 00:02.000\nwe will run\n\n00:02.000 --> 00:03.000\nwe will run\n"
        "the<00:02.500><c> ferry</c>\n\n00:03.000 --> 00:04.000\nthe ferry\nagain\n"
    )

    assert page_in(tmp_path, "t.vtt", rolling.encode()).text == "we will run the ferry again"


def test_a_speaker_who_repeats_himself_is_not_cut(tmp_path: Path) -> None:
    cues = "".join(
        f"{n}\n00:00:0{n},000 --> 00:00:0{n},900\n{said}\n\n"
        for n, said in enumerate("Never. Never. I say no. Not in May. Nor later.".replace(". ", ".|").split("|"), 1)
    )

    assert page_in(tmp_path, "t.srt", cues.encode()).text.startswith("Never. Never. I say no.")


@pytest.mark.parametrize(
    ("more", "whole"),
    [
        ("2\n00:00:05,000 --> 00:00:07,000\nOne line.\n\nAnd then another line.\n", False),
        ("2\n00:00:0x,000 --> 00:00:07,000\nWords of a damaged time.\n", False),
        ("2\n00:00:05,000 --> 00:00:07,000\nOne line.\n\n\n3\n", True),
        ("The name of a cue\n00:00:05,000 --> 00:00:07,000\nOne line.\n", True),
        ("NOTE\nWhat somebody noted about it.\n", True),
    ],
)
def test_subtitles_with_words_outside_all_cues_confirm_and_deny_nothing(tmp_path: Path, more: str, whole: bool) -> None:
    head = "WEBVTT\nKind: captions of a talk\n\n1\n00:00:01,000 --> 00:00:04,000\nGood evening.\n\n"

    assert page_in(tmp_path, "a.srt", (head + more).encode()).whole is whole


def test_a_word_with_a_colon_is_no_speaker_unless_it_comes_back(tmp_path: Path) -> None:
    page = page_in(
        tmp_path,
        "t.srt",
        srt(
            "Look: it is late",
            "and minus",
        ).encode()
        + b"\n4\n00:15:00,000 --> 00:15:02,000\n-5 degrees\n",
    )

    assert "Look: it is late" in page.text
    assert "-5 degrees" in page.text
    assert [place.speaker for place in page.places] == ["Brandt", "Brandt", "Brandt", "Brandt"]


def test_running_heads_page_numbers_and_hyphens_of_print_are_gone(tmp_path: Path) -> None:
    lines = [
        [
            f"Harbour Notes, {day} May",
            f"The {name} had been stopped for two years, since nobody in town wanted to re-",
            f"pair the {name} at a cost that grew.",
            f"- {day} -",
        ]
        for day, name in enumerate(("ferry", "lift", "crane"), start=1)
    ]
    page = page_in(tmp_path, "notes.pdf", pdf(lines))

    assert "Harbour Notes" not in page.text
    assert "in town wanted to repair the lift at a cost that grew." in page.text
    assert [place.label for place in page.places] == ["page 1", "page 2", "page 3"]


def test_deleted_words_comments_and_footnotes_of_a_document_are_not_its_text(tmp_path: Path) -> None:
    run = "<w:r><w:t>{}</w:t></w:r>".format
    body = (
        f"<w:p>{run('We will ')}<w:del><w:r><w:delText>not </w:delText></w:r></w:del><w:moveFrom>{run('soon ')}</w:moveFrom>"
        f"<w:ins>{run('open')}</w:ins><w:r><w:tab/><w:t>in May</w:t><w:footnoteReference w:id='1'/></w:r>"
        f"<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>{run('.')}</w:p>"
    )
    parts = {"word/comments.xml": "<c>Aside</c>", "word/footnotes.xml": "<f>Below</f>"}

    assert page_in(tmp_path, "d.docx", docx(body, parts)).text == "We will open in May."


def test_what_was_struck_or_changed_in_a_document_is_noted_where_it_stood(tmp_path: Path) -> None:
    run = "<w:r><w:t xml:space='preserve'>{}</w:t></w:r>".format
    struck = "<w:r><w:rPr><w:strike/></w:rPr><w:t xml:space='preserve'>hardly {}</w:t></w:r>".format
    body = (
        f"<w:p>{run('The lift will ')}<w:del><w:r><w:delText>not </w:delText></w:r></w:del>{run('open ')}{struck('ever ')}"
        f"<w:ins>{run('in May')}</w:ins>{run('.')}</w:p>"
    )
    page = page_in(tmp_path, "d.docx", docx(body))

    assert page.text == "The lift will open in May."
    assert [(each.kind, each.words, each.span.cut(page.text)) for each in page.unseen] == [
        (UnseenKind.TRACKED, "not", ""),
        (UnseenKind.STRUCK, "hardly ever", ""),
        (UnseenKind.TRACKED, "in May", "in May"),
    ]


def test_a_table_with_a_column_of_names_says_who_speaks(tmp_path: Path) -> None:
    def row(*cells: str) -> str:
        return "<w:tr>" + "".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in cells) + "</w:tr>"

    said = (("Ilse Brandt", "Will the lift be open in May?"), ("Yusuf Adeyemi", "It will be shut until the autumn."))
    typed = "".join(row(*cells) for cells in said)
    timed = "".join(row(f"00:0{at}", *cells) for at, cells in enumerate(said))

    for body, transcript in ((typed, False), (timed, True)):
        page = page_in(tmp_path, "t.docx", docx(f"<w:tbl>{body}</w:tbl>"))
        named = {place.span.cut(page.text): place.speaker for place in page.places}
        assert [named[words] for _, words in said] == ["Ilse Brandt", "Yusuf Adeyemi"]
        assert page.typed
        assert page.transcript is transcript


def test_a_recording_that_a_program_wrote_down_as_a_document_keeps_its_times(tmp_path: Path) -> None:
    lines = ("Ilse Brandt  0:05", "And?", "Tomas Reyes  14:32", f"{WORDS}.", "Ilse Brandt  14:50", "Thanks.")
    page = page_in(tmp_path, "t.docx", docx("".join(map(paragraph, lines))))

    assert place_of(page, WORDS) == "00:14:32, speaker Tomas Reyes"
    assert page.transcript


def test_what_a_mail_quotes_or_passes_on_is_not_its_senders(tmp_path: Path) -> None:
    body = (
        "We agree.\n\nOn 3 May 2026, Ilse Brandt <ib@paper.example> wrote:\n> Do you\n> agree?\n\n"
        "-----Original Message-----\nFrom: Ilse Brandt\nSent: Monday\n\nOlder words.\n"
    )
    page = page_in(tmp_path, "m.eml", (MAIL + body).encode())

    told = [(place.speaker, place.span.cut(page.text)) for place in page.places]
    assert told[:2] == [("Tomás Reyes", "Night ferry"), ("Tomás Reyes", "We agree.")]
    assert "Tomás Reyes" not in [speaker for speaker, _ in told[2:]]
    assert ("Ilse Brandt", "Do you agree?") in told
    assert ("Ilse Brandt", "Older words.") in told


@pytest.mark.parametrize(
    "head",
    [
        "________________________________\nFrom: Ilse Brandt <ib@paper.example>\nSent: Monday\nTo: Desk\n",
        "Von: Ilse Brandt [mailto:ib@paper.example]\nGesendet: Montag\nAn: Desk\n",
        "De : Brandt, Ilse <ib@paper.example>\nEnvoyé : lundi\nÀ : Desk\n",
        "Begin forwarded message:\n\nFrom: Ilse Brandt <ib@paper.example>\nDate: 3 May 2026\n",
        "Le 3 mai 2026 à 10:00, Ilse Brandt <ib@paper.example> a écrit :\n",
        "On 3 May 2026, at 4:11 PM, Ilse Brandt\n<ib@paper.example> wrote:\n",
    ],
)
def test_what_follows_the_head_of_another_message_is_its_writers(tmp_path: Path, head: str) -> None:
    page = page_in(tmp_path, "m.eml", f"{MAIL}See below.\n\n{head}\nThe lift stays shut.\n".encode())

    told = {place.span.cut(page.text): place.speaker for place in page.places}
    assert told["See below."] == "Tomás Reyes"
    assert told["The lift stays shut."] == "Ilse Brandt"


def test_an_answer_below_the_words_it_quotes_is_its_senders(tmp_path: Path) -> None:
    body = "On 3 May 2026, Ilse Brandt <ib@paper.example> wrote:\n> Will it open?\n>> It may.\n\nIt will not.\n"
    page = page_in(tmp_path, "m.eml", (MAIL + body).encode())

    told = {place.span.cut(page.text): place.speaker for place in page.places}
    assert told["Will it open?"] == "Ilse Brandt"
    assert told["It may."] is None
    assert told["It will not."] == "Tomás Reyes"


def two_forms(plain: str, marked: str) -> bytes:
    head = "From: Jo Roe <jo@roe.example>\nMIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=A\n\n"
    return (
        f"{head}--A\nContent-Type: text/plain\n\n{plain}\n--A\nContent-Type: text/html\n\n<p>{marked}</p>\n--A--\n"
    ).encode()


def test_what_only_one_form_of_a_mail_says_is_left_out_and_silences_nothing(tmp_path: Path) -> None:
    page = page_in(
        tmp_path, "m.eml", two_forms("Good day.\n\nWe will sell.", "Good day.<p>We will <b>not</b> sell.</p>")
    )

    assert page.text == "Good day."
    assert (page.whole, page.limit) == (False, "differs")


def test_forms_of_a_mail_may_write_addresses_and_emphasis_in_their_own_ways(tmp_path: Path) -> None:
    plain = "We will *sell* the mill <https://mill.example/sale>, every\nstone of it."
    page = page_in(
        tmp_path, "m.eml", two_forms(plain, "We will <b>sell</b> the <a href='x'>mill</a>, every stone of it.")
    )

    assert page.whole
    assert page.text.startswith("We will *sell* the mill")


def test_of_a_mail_with_attachments_only_text_is_read(tmp_path: Path) -> None:
    parts = (
        "--B\nContent-Type: multipart/alternative; boundary=A\n\n--A\nContent-Type: text/plain\n\nPlain words.\n"
        "--A\nContent-Type: text/html\n\n<p><b>Plain</b> words.\n--A--\n"
        "--B\nContent-Type: text/plain; name=notes.txt\nContent-Disposition: attachment; filename=notes.txt\n\nAttached words.\n"
        "--B\nContent-Type: application/pdf\nContent-Transfer-Encoding: base64\n\nJVBERi0=\n--B--\n"
    )
    head = "From: Jo Roe <jo@roe.example>\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=B\n\n"
    page = page_in(tmp_path, "m.eml", (head + parts).encode())

    assert [(place.label, place.speaker) for place in page.places] == [
        ("message 1 from jo@roe.example, paragraph 1", "Jo Roe"),
        ("message 1 from jo@roe.example, paragraph 2, attachment notes.txt", None),
    ]
    assert page.text == "Plain words.\n\nAttached words."


@pytest.mark.parametrize(
    ("parts", "limit"),
    [
        ("--p\n\nWords.\n--p\nContent-Type: application/pdf\n\nx\n--p--\n", "not_html"),
        (
            "--p\n\nWords.\n--p\nContent-Type: text/plain\nContent-Transfer-Encoding: base64\n\nAAECAwQF\n--p--\n",
            "not_html",
        ),
        ("--p\n\nWords.\n--p\n\nMore wor", "cut"),
        ("--p\n\nWords.\n--p\nContent-Type: application/pkcs7-signature\n\nx\n--p--\n", None),
        ("--p\n\nWords.\n--p\nContent-Type: image/png\n\nx\n--p--\n", None),
    ],
)
def test_a_mail_with_parts_that_are_not_read_confirms_and_denies_nothing(
    tmp_path: Path, parts: str, limit: str | None
) -> None:
    head = "From: Ana Reyes <a@b.example>\nContent-Type: multipart/mixed; boundary=p\n\n"

    page = page_in(tmp_path, "m.eml", (head + parts).encode())

    assert "Words." in page.text
    assert (page.limit, page.whole) == (limit, limit is None)


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_mailbox_is_parted_at_its_separators_and_nowhere_else(tmp_path: Path, end: str) -> None:
    box = "From a\nFrom: Jo Roe <j@r.example>\n\nOne.\nFrom here on.\n>From there.\n\nFrom b\nFrom: Al Lee <a@l.example>\n\nTwo.\n"
    page = page_in(tmp_path, "m.mbox", box.replace("\n", end).encode())

    assert [(place.speaker, place.span.cut(page.text)) for place in page.places] == [
        ("Jo Roe", "One. From here on. From there."),
        ("Al Lee", "Two."),
    ]


def bomb() -> bytes:
    return docx(paragraph("Words.") + " " * 30_000_000)


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
UNREADABLE = {
    "truncated docx": ("a.docx", talk_docx()[:-300], "cut", "damaged"),
    "zip bomb": ("a.docx", bomb(), "parser_limit", "zip bomb"),
    "entities": (
        "a.docx",
        docx("<w:p><w:r><w:t>&a;</w:t></w:r></w:p>", head='<!DOCTYPE x [<!ENTITY a "b">]>'),
        "parser_limit",
        "document type",
    ),
    "no document": (
        "a.docx",
        docx("").replace(b"word/document.xml", b"word/documant.xml"),
        "not_html",
        "no Word document",
    ),
    "broken xml": ("a.docx", docx("<w:p>"), "cut", "damaged"),
    "empty docx": ("a.docx", docx(""), "not_html", "no words"),
    "locked docx": ("a.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "blocked", "password"),
    "old doc as docx": ("a.docx", OLE, "not_html", "save it as docx"),
    "text as docx": ("a.docx", b"hello", "not_html", "not a docx"),
    "truncated pdf": ("a.pdf", pdf([["Some words here."]])[:200], "cut", "damaged"),
    "scan": ("a.pdf", scanned_pdf(), "not_html", "scanned"),
    "locked pdf": ("a.pdf", locked_pdf([["Words."]], "secret"), "blocked", "password"),
    "text as pdf": ("a.pdf", b"hello", "not_html", "not a PDF"),
    "cut json": ("a.json", json.dumps(JSON_OF["whisper"][0]).encode()[:-20], "cut", "damaged"),
    "text as json": ("a.json", b"Once upon a time", "not_html", "not a JSON"),
    "other json": ("a.json", b'{"name": "x", "list": [{"a": 1}, {"b": "c"}]}', "not_html", "no transcript"),
    "deep json": ("a.json", b"[" * 200_000, "parser_limit", "deeply"),
    "no cues": ("a.vtt", b"WEBVTT\n\nNothing.", "not_html", "no subtitles"),
    "silent cues": ("a.srt", b"1\n00:00:01,000 --> 00:00:02,000\n\n", "not_html", "no words"),
    "binary srt": ("a.srt", b"\x00\x01\x02" * 99, "not_html", "not a text"),
    "no mail": ("a.eml", b"Just words, no headers.\n", "not_html", "no mail"),
    "empty mail": ("a.mbox", b"", "not_html", "empty"),
    "wordless mail": ("a.eml", b"From: a@b.example\n\n\n", "not_html", "no words"),
    "old word": ("a.doc", OLE, "not_html", "save it as docx"),
    "rtf": ("a.rtf", b"{\\rtf1}", "not_html", "save it as docx"),
    "pages": ("a.pages", b"PK", "not_html", "Pages"),
    "odt": ("a.odt", b"PK", "not_html", "docx or PDF"),
    "sound": ("a.mp3", b"ID3", "not_html", "Whisper"),
    "film": ("a.MOV", b"x", "not_html", "Whisper"),
    "outlook": ("a.msg", OLE, "not_html", ".eml"),
    "unknown": ("a.xyz", b"x", "not_html", "no reader for .xyz"),
    "no ending": ("a", b"x", "not_html", "without an ending"),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_a_file_that_cannot_be_read_says_why_in_one_line(tmp_path: Path, name: str) -> None:
    file, data, reason, words = UNREADABLE[name]
    outcome = read(tmp_path, file, data)

    assert isinstance(outcome, Unread)
    assert outcome.reason == reason
    assert words in outcome.detail
    assert "\n" not in outcome.detail


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_file_over_the_limit_is_not_read(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"huge{suffix}"
    with path.open("wb") as file:
        file.truncate(2_000_000_000)
    outcome = read_material_file(path)

    assert isinstance(outcome, Unread)
    assert outcome.reason == "too_large"
    assert "2,000,000,000 bytes" in outcome.detail


def test_a_pdf_with_a_scanned_page_among_others_may_confirm_but_not_deny(tmp_path: Path) -> None:
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter()
    for at, data in enumerate((pdf([[f"{WORDS}."]]), scanned_pdf())):
        (tmp_path / f"{at}.pdf").write_bytes(data)
        writer.append(PdfReader(tmp_path / f"{at}.pdf"))
    writer.write(tmp_path / "both.pdf")
    page = read_material_file(tmp_path / "both.pdf")

    assert isinstance(page, Page)
    assert (page.whole, page.limit) == (False, "not_html")
    assert read_material_file(tmp_path / "0.pdf").whole  # type: ignore[union-attr]


def test_a_pdf_whose_letters_cannot_be_told_may_confirm_but_not_deny(tmp_path: Path) -> None:
    by_letters = b"/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding"
    by_shapes = b"/Subtype/Type0/BaseFont/Helvetica/Encoding/Identity-H     "
    made = pdf([[f"{WORDS}."]])
    assert by_letters in made

    page = page_in(tmp_path, "a.pdf", made.replace(by_letters, by_shapes))

    assert (page.whole, page.limit) == (False, "not_html")


def test_every_reader_that_is_installed_fits_the_protocol_and_reads_the_ending_it_is_named_after() -> None:
    for name in plugins.names_of(plugins.MATERIAL):
        reader: MaterialReader = plugins.load(plugins.MATERIAL, name)()  # type: ignore[operator]
        assert reader.name
        assert all(suffix == suffix.lower() and suffix.startswith(".") for suffix in reader.suffixes)
        assert f".{name}" in reader.suffixes


def check_sound(outcome: PageOutcome) -> None:
    """The outcome is a failure in one line, or a page whose spans lie in its text."""
    if isinstance(outcome, Unread):
        assert outcome.detail
        assert "\n" not in outcome.detail
        return
    assert outcome.text.strip()
    outcome.text.encode("utf-8")
    for span in [*(block.span for block in outcome.blocks), *(place.span for place in outcome.places)]:
        assert 0 <= span.start < span.end <= len(outcome.text)


def outcome_of(suffix: str, data: bytes) -> PageOutcome:
    reader = material_reader(suffix)
    assert reader is not None
    return reader.read(data, f"file:///x{suffix}")


@settings(max_examples=60, deadline=None)
@given(
    suffix=st.sampled_from(SUFFIXES),
    data=st.binary(max_size=400) | st.text(max_size=200).map(lambda t: t.encode("utf-8", "replace")),
)
def test_any_bytes_give_a_page_or_a_failure(suffix: str, data: bytes) -> None:
    starts = {
        ".pdf": b"%PDF-1.4\n",
        ".docx": b"PK\x03\x04",
        ".eml": b"From: x\n",
        ".mbox": b"From x\n",
        ".vtt": b"WEBVTT\n\n00:00.1 --> 00:01\n",
    }

    check_sound(outcome_of(suffix, data))
    check_sound(outcome_of(suffix, starts.get(suffix, b"") + data))


@settings(max_examples=80, deadline=None)
@given(name=st.sampled_from(sorted(FORMATS)), data=st.data())
def test_files_that_are_cut_or_damaged_give_a_page_or_a_failure(name: str, data: st.DataObject) -> None:
    file, whole, _ = FORMATS[name]
    cut = data.draw(st.integers(0, len(whole)))
    put = data.draw(st.binary(max_size=20))
    back = data.draw(st.integers(0, 40))

    check_sound(outcome_of(Path(file).suffix, whole[:cut]))
    check_sound(outcome_of(Path(file).suffix, whole[:cut] + put + whole[cut + back :]))


KEYS = st.sampled_from(
    "segments words text start speaker results alternatives transcript items speakers id name utterances elements value"
    " speaker_labels startTime nBest timestamps from paragraphs events segs".split()
)
TREES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=8)
    | st.just(10**400)
    | st.just("\ud800 a"),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=5),
    max_leaves=40,
)


@settings(max_examples=150, deadline=None)
@given(TREES)
def test_any_json_gives_a_page_or_a_failure(tree: object) -> None:
    check_sound(outcome_of(".json", json.dumps(tree).encode()))


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(alphabet="ab>-<v: /\n&;QR“", max_size=30), max_size=6))
def test_any_payload_of_subtitles_gives_a_page_or_a_failure(lines: list[str]) -> None:
    cues = "".join(f"00:00:{at:02}.000 --> 00:01:00.000\n{line}\n\n" for at, line in enumerate(lines))

    check_sound(outcome_of(".vtt", f"WEBVTT\n\n{cues}".encode()))
