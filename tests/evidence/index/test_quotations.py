"""Quotation files become an index that points to pages; whatever stands in them, nothing else is lost."""

from __future__ import annotations

import bz2
import gzip
import json
import random
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from tests.benchmarks.index import claim_of
from verify.errors import EvidenceError, IndexFileError, SettingsError
from verify.evidence.index.quote_ask import QuotationIndex, pointers_for
from verify.evidence.index.quote_build import are_quotation_files, build_quotations, choice_of
from verify.evidence.index.quote_writer import QuotationWriter
from verify.evidence.index.schema import is_quotation_index
from verify.model.kept import Choice, QuotationInfo, Tally
from verify.model.page import Pointer

SAID = "The tram to the harbour will run through the night from May"
URL = "https://gazette.example/tram"
Json = dict[str, object]


def page(
    words: str = SAID, url: object = URL, *, before: str = "Mayor Ana Reyes said :", lang: str = "ENGLISH"
) -> Json:
    quote = {"pre": before, "quote": words, "post": "on Monday"}
    return {"date": "2026-03-15T12:16:00Z", "url": url, "title": "Trams", "lang": lang, "quotes": [quote]}


def gqg(folder: Path, *lines: object, name: str = "20260315121600.gqg.json.gz") -> Path:
    path = folder / name
    raw = [line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines]
    path.write_bytes(gzip.compress(b"\n".join(raw) + b"\n"))
    return path


def built(folder: Path, *sources: Path, choice: Choice | None = None) -> tuple[QuotationInfo, list[str]]:
    told: list[str] = []
    named = [str(source) for source in sources]
    info = build_quotations(named, folder / "q.index", choice or Choice(), progress=lambda _: None, warn=told.append)
    return info, told


def asked(folder: Path, words: str) -> tuple[Pointer, ...]:
    with QuotationIndex(folder / "q.index") as index:
        return dict(pointers_for(index, (claim_of(words),))).get("q1", ())


def urls(pointers: Sequence[Pointer]) -> list[str]:
    return [pointer.url for pointer in pointers]


def test_a_quotation_points_to_the_page_with_its_day_and_the_words_around(tmp_path: Path) -> None:
    info, told = built(tmp_path, gqg(tmp_path, page(), page("Nobody will pay for the new pier", "https://b.example/p")))

    (pointer,) = asked(tmp_path, SAID)
    assert (info.tally, told) == (Tally(2, 2, 0), [])
    assert (pointer.url, pointer.seen_on, pointer.index) == (URL, date(2026, 3, 15), "q.index")
    assert pointer.passage == f"Mayor Ana Reyes said: “{SAID}” on Monday"
    assert is_quotation_index(tmp_path / "q.index")


def test_one_word_of_eight_may_be_altered_wherever_it_stands(tmp_path: Path) -> None:
    chance = random.Random(5)
    vocabulary = [f"word{number}" for number in range(200)]
    lines = [page(" ".join(chance.choices(vocabulary, k=8)), f"https://s{at}.example/a") for at in range(300)]
    built(tmp_path, gqg(tmp_path, page("eight small words that nobody else would say"), *lines))

    words = "eight small words that nobody else would say".split()
    altered = [" ".join((*words[:at], "elephants", *words[at + 1 :])) for at in range(8)]

    assert [urls(asked(tmp_path, each)) for each in altered] == [[URL]] * 8


def test_words_that_share_only_a_turn_of_speech_point_nowhere(tmp_path: Path) -> None:
    built(tmp_path, gqg(tmp_path, page("At the end of the day the ferry has to pay for itself")))

    assert asked(tmp_path, "At the end of the winter nobody had seen a single gull over the old lighthouse") == ()


def test_torn_words_are_mended(tmp_path: Path) -> None:
    built(tmp_path, gqg(tmp_path, page("We do n't gamble with other people 's money , not here")))

    (pointer,) = asked(tmp_path, "We don’t gamble with other people’s money, not here")

    assert "“We don't gamble with other people's money, not here”" in pointer.passage


def test_many_prints_of_one_quotation_give_a_few_sites_each_once(tmp_path: Path) -> None:
    lines = [page(url=f"https://paper{at % 7}.example/story/{at}") for at in range(60)]
    built(tmp_path, gqg(tmp_path, *lines))

    found = asked(tmp_path, SAID)

    assert 1 < len({pointer.url.split("/")[2] for pointer in found}) == len(found) <= 4


def test_quotebank_lines_point_to_each_of_their_pages(tmp_path: Path) -> None:
    line = {
        "quotation": SAID,
        "speaker": "Ana Reyes",
        "date": "2019-03-02 09:36:23",
        "urls": [URL, "http://b.example/2"],
    }
    path = tmp_path / "quotes-2019.json.bz2"
    path.write_bytes(bz2.compress(json.dumps(line | {"qids": [], "phase": "E"}).encode()))

    built(tmp_path, path, choice=choice_of(("english",), None, None, None))

    assert urls(asked(tmp_path, SAID)) == [URL, "http://b.example/2"]


@pytest.mark.parametrize(
    ("languages", "since", "until", "kept"),
    [
        (("english",), None, None, [0, 2]),
        (("de",), None, None, [1, 2]),
        ((), date(2026, 3, 16), None, []),
        ((), None, date(2026, 3, 15), [0, 1, 2]),
    ],
)
def test_a_choice_of_languages_and_days_keeps_what_says_nothing_of_them(
    tmp_path: Path, languages: tuple[str, ...], since: date | None, until: date | None, kept: list[int]
) -> None:
    said = [
        "The tram runs all night long now",
        "Die Bahn fährt jetzt die ganze Nacht",
        "El tranvía va toda la noche ya",
    ]
    lines = [page(words, lang=lang) for words, lang in zip(said, ("ENGLISH", "GERMAN", ""), strict=True)]

    built(tmp_path, gqg(tmp_path, *lines), choice=choice_of(languages, None, since, until))

    assert [at for at, words in enumerate(said) if asked(tmp_path, words)] == kept


def test_a_file_of_names_keeps_what_stands_near_them(tmp_path: Path) -> None:
    (tmp_path / "names.txt").write_text("Ana Reyes\n\nBo Lindström\n", "utf-8")
    other = "No bridge will be closed before the summer holidays"
    path = gqg(tmp_path, page(), page(other, before="an official said"))

    built(tmp_path, path, choice=choice_of((), tmp_path / "names.txt", None, None))

    assert (urls(asked(tmp_path, SAID)), asked(tmp_path, other)) == ([URL], ())


@pytest.mark.parametrize("content", [b"", b"\n...\n", b"PK\x03\x04"])
def test_a_file_without_names_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "names.txt").write_bytes(content)

    with pytest.raises(SettingsError, match="--speakers"):
        choice_of((), tmp_path / "names.txt", None, None)


HOSTILE: list[object] = [
    b"{not json",
    b"\xff\xfe{}",
    b"[" * 100_000,
    b"9" * 5_000,
    b"null",
    [],
    {"quotes": None},
    {"url": URL, "quotes": {"quote": "a b c d"}},
    {
        "url": URL,
        "quotes": [None, 3, [], {"quote": 7}, {"quote": ""}, {"quote": "too short"}, {"quote": "a b c " * 900}],
    },
    {"quotation": ["a"], "urls": "https://x.example/"},
    {
        "quotation": SAID,
        "urls": [None, 3, "javascript:alert(1)", "ftp://a.example/x", "not an address", "https://u:p@a.example/"],
    },
    page(url={"a": 1}),
    page(url="file:///etc/passwd"),
    page(url="https://gazette.example/" + "x" * 5_000),
]


def test_whatever_stands_in_a_line_the_others_are_taken_in(tmp_path: Path) -> None:
    odd = page(
        "Every second lamp on the quay stays dark", "https://odd.example/1", before="<script>alert(1)</script>\x1b[31m"
    )
    odd |= {"date": 7, "lang": ["x"], "title": {}}
    whole = page()
    long = b'{"url": "' + b"x" * 10_000_000 + b'"}'

    info, told = built(tmp_path, gqg(tmp_path, *HOSTILE, long, odd, whole))

    assert told == []
    assert (info.tally.pages, info.tally.quotations) == (2, 2)
    assert info.tally.passed_over >= len(HOSTILE)
    assert urls(asked(tmp_path, SAID)) == [URL]
    assert urls(asked(tmp_path, "Every second lamp on the quay stays dark")) == ["https://odd.example/1"]


def test_a_file_that_ends_early_keeps_what_came_before_and_is_told_in_one_line(tmp_path: Path) -> None:
    noise = [
        page(f"{random.Random(at).random()} of the harbour is ours", f"https://n{at}.example/") for at in range(400)
    ]
    path = gqg(tmp_path, page(), *noise)
    path.write_bytes(path.read_bytes()[:-2_000])
    none = tmp_path / "20260315123100.gqg.json.gz"
    none.write_bytes(b"\x1f\x8bnothing of the kind")

    info, told = built(tmp_path, path, none)

    assert len(told) == len(info.unread) == 2
    assert urls(asked(tmp_path, SAID)) == [URL]


def test_only_what_changed_is_read_again_and_what_is_gone_is_forgotten(tmp_path: Path) -> None:
    kept, gone = (
        gqg(tmp_path, page()),
        gqg(tmp_path, page("The pool opens at six", "https://p.example/"), name="2.gqg.json.gz"),
    )
    built(tmp_path, kept, gone)
    gone.unlink()
    later = gqg(tmp_path, page("The market stays where it was", "https://m.example/"), name="3.gqg.json.gz")

    info, _ = built(tmp_path, kept, later)

    assert (info.sources, info.tally.quotations) == (2, 2)
    assert urls(asked(tmp_path, SAID)) == [URL]
    assert asked(tmp_path, "The pool opens at six") == ()
    assert urls(asked(tmp_path, "The market stays where it was")) == ["https://m.example/"]


def test_many_small_builds_are_joined_and_answer_as_before(tmp_path: Path) -> None:
    said = [f"Line {at} of the tram will stop at pier {at}" for at in range(12)]
    for at, words in enumerate(said):
        built(tmp_path, gqg(tmp_path, page(words, f"https://s{at}.example/"), name=f"{at}.gqg.json.gz"))

    with QuotationWriter(tmp_path / "q.index", Choice()) as writer:
        (segments,) = writer._run("SELECT count(*) FROM segments").fetchone()
    assert segments < 8
    assert [urls(asked(tmp_path, words))[0] for words in said] == [f"https://s{at}.example/" for at in range(12)]


def test_an_index_is_not_mixed_with_another_choice_or_other_material(tmp_path: Path) -> None:
    path = gqg(tmp_path, page())
    built(tmp_path, path)
    (tmp_path / "notes.txt").write_text(SAID)

    with pytest.raises(IndexFileError, match="built for: any language"):
        built(tmp_path, path, choice=choice_of(("de",), None, None, None))
    with pytest.raises(EvidenceError, match="an index of their own"):
        are_quotation_files([str(path), str(tmp_path / "notes.txt")])


@pytest.mark.parametrize("record", [b"", b"x", b"x\x9c\x03\x00\x00\x00\x00\x01", None, "text"])
def test_a_damaged_index_is_refused_in_one_line(tmp_path: Path, record: object) -> None:
    built(tmp_path, gqg(tmp_path, page()))
    with QuotationWriter(tmp_path / "q.index", Choice()) as writer:
        writer._run("PRAGMA ignore_check_constraints=ON")
        writer._run("UPDATE blocks SET record=?", (record if record is not None else 7,))

    with pytest.raises(IndexFileError, match="damaged"):
        asked(tmp_path, SAID)
