"""`verify recheck` against pages that changed since, on a server of this machine."""

from __future__ import annotations

import asyncio
import json
from importlib.resources import files
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from tests.hostile import Misdeed, answer, hostile_server
from tests.test_end_to_end import PAGE, WORDS, verify
from verify.cli.recheck import changes_json, changes_text
from verify.pipeline.recheck import Change, Rechecked


def rechecked(folder: Path, now: Misdeed) -> tuple[int, str, str]:
    """Check a draft against the page as it was, then look again at the same address as it is *now*."""

    async def go() -> tuple[int, str, str]:
        routes = {"/story": answer(PAGE)}
        async with hostile_server(routes) as server:
            draft = folder / "draft.md"
            draft.write_text(f"[The board]({server.url('/story')}) met. “{WORDS},” Ida Moen said.\n", "utf-8")
            allow = ("--allow-private", f"127.0.0.1:{server.port}")
            first = await verify(folder, "draft.md", "-p", "links", *allow)
            assert first.code == 0, first.out + first.err
            routes["/story"] = now
            again = await verify(folder, "recheck", "draft.md", *allow)
            return again.code, again.out, again.err

    return asyncio.run(go())


@pytest.mark.parametrize(
    ("now", "code", "word"),
    [
        (answer(PAGE), 0, "still there"),
        (answer(PAGE.replace(b"until the river", b"unless the river")), 1, "edited"),
        (answer(PAGE.replace(WORDS.encode(), b"No comment for now")), 1, "gone"),
        (answer(b"%PDF", kind="application/pdf"), 3, "could not be read"),
    ],
)
def test_what_became_of_the_page_is_told(tmp_path: Path, now: Misdeed, code: int, word: str) -> None:
    done, out, err = rechecked(tmp_path, now)

    assert (done, out.split(":")[0]) == (code, word), out + err
    assert out.endswith(f"1 {word}\n")
    assert "Traceback" not in err


def test_gone_and_edited_pages_come_first_and_each_page_once() -> None:
    def found(change: Change, url: str, line: int) -> Rechecked:
        return Rechecked(draft="a.md", line=line, quotation="Nobody asked us", url=url, change=change)

    looked = (
        found(Change.STILL_THERE, "https://a.example/1", 1),
        found(Change.GONE, "https://b.example/2", 2),
        found(Change.GONE, "https://b.example/2", 5),
    )

    text = changes_text(looked)
    assert text.startswith("gone: https://b.example/2\n  a.md:2: ")
    assert text.count("https://b.example/2") == 1
    assert text.endswith("2 gone, 1 still there\n")
    assert [page["change"] for page in json.loads(changes_json(looked))["pages"]] == ["gone", "still_there"]


def test_the_json_keeps_to_its_schema_whatever_became_of_a_page() -> None:
    schema = json.loads((files("verify") / "data" / "recheck.schema.json").read_text("utf-8"))
    looked = [
        Rechecked(
            draft="a.md",
            line=3,
            quotation="Nobody asked us",
            url=f"https://a.example/{change}",
            change=change,
            notes=("was “asked”, is “told”",),
            source="The Gazette",
        )
        for change in Change
    ]

    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(json.loads(changes_json(looked)))
    assert json.loads(changes_json(looked[:1])) == {
        "schema": "verify.recheck/1",
        "pages": [
            {
                "url": "https://a.example/still there",
                "change": "still_there",
                "evidence_for": [
                    {
                        "draft": "a.md",
                        "line": 3,
                        "text": "Nobody asked us",
                        "named_source": "The Gazette",
                        "notes": ["was “asked”, is “told”"],
                    }
                ],
            }
        ],
    }
