"""`verify recheck` against pages that changed since, on a server of this machine."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from tests.hostile import Misdeed, answer, hostile_server
from tests.test_end_to_end import PAGE, WORDS, verify


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
