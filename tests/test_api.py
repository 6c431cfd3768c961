"""Whole runs through the Python API: a fault in one draft loses no other."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

import pytest

import verify
from verify import errors
from verify.api import DraftBytes, check, check_async
from verify.errors import SettingsError, VerifyError, describe_fault
from verify.model.verdict import Report
from verify.settings import Settings

WORDS = "We will open both sluices on Friday and keep them open until the river has fallen"


@dataclass
class Trap:
    """A place for progress that breaks when it hears of one draft."""

    about: str
    fault: BaseException

    def __call__(self, line: str) -> None:
        if line.startswith(self.about):
            raise self.fault


def drafts(tmp_path: Path) -> list[str | DraftBytes]:
    (tmp_path / "tape.txt").write_text(f"“{WORDS},” said Ida Moen.\n", "utf-8")
    return [
        DraftBytes(
            origin=name, data=f"[The board](http://127.0.0.1:9/{name}) met. “{WORDS},” Ida Moen said.\n".encode()
        )
        for name in ("one.md", "two.md", "three.md")
    ]


def test_an_unexpected_fault_in_one_draft_is_an_error_of_that_draft_alone(tmp_path: Path) -> None:
    report = check(
        drafts(tmp_path),
        evidence=[str(tmp_path / "tape.txt")],
        settings=Settings(provider=("links",)),
        progress=Trap("two.md", ZeroDivisionError("no such luck\nat all")),
    )

    assert [(draft.path, str(draft.verdicts[0].outcome)) for draft in report.drafts] == [
        ("one.md", "corroborated"),
        ("three.md", "corroborated"),
    ]
    (error,) = report.errors
    assert error.path == "two.md"
    assert error.reason.startswith("internal fault: ZeroDivisionError: no such luck at all (test_api.py:")
    assert report.complete


def test_a_request_to_end_the_program_is_no_fault_of_a_draft(tmp_path: Path) -> None:
    with pytest.raises(SystemExit):
        check(drafts(tmp_path), settings=Settings(provider=("links",)), progress=Trap("two.md", SystemExit(4)))


def test_a_fault_among_several_tasks_is_named_and_not_the_group() -> None:
    async def raising() -> None:
        raise LookupError("deep inside")

    async def together() -> None:
        async with asyncio.TaskGroup() as group:
            group.create_task(raising())

    with pytest.raises(ExceptionGroup) as caught:
        asyncio.run(together())

    assert describe_fault(caught.value).startswith("internal fault: LookupError: deep inside (test_api.py:")
    assert describe_fault(VerifyError("x" * 900)).count("x") < 210


def test_the_tree_of_errors_names_each_of_them_once() -> None:
    every: list[type[VerifyError]] = [VerifyError, *VerifyError.__subclasses__()]
    drawn = (errors.__doc__ or "").split()

    assert all(drawn.count(each.__name__) == 1 for each in every)


def test_what_the_package_offers_is_there() -> None:
    assert all(callable(getattr(verify, name)) for name in verify.__all__)


def test_an_unknown_provider_is_named_in_the_users_words() -> None:
    with pytest.raises(VerifyError, match=r"search provider 'gdlet': no such plugin; known: .*gdelt"):
        check([], settings=Settings(provider=("gdlet",)))


def test_a_misspelt_engine_is_refused_though_no_archive_needs_one() -> None:
    with pytest.raises(SettingsError, match="unknown engine 'locl'"):
        check([], settings=Settings(provider=("none",), engine="locl"))


class Counted(str):
    """A name that counts how often it is put into words for a programmer."""

    told: ClassVar[list[str]] = []

    def __repr__(self) -> str:
        self.told.append(str(self))
        return super().__repr__()


def test_the_end_of_a_run_makes_no_words_of_its_report() -> None:
    report = check([DraftBytes(origin=Counted("one.txt"), data=b"Nobody spoke.\n")], settings=Settings(offline=True))

    assert isinstance(report.drafts[0].path, Counted)
    assert Counted.told == []


def test_several_drafts_are_judged_as_each_would_be_alone(tmp_path: Path) -> None:
    (tmp_path / "talk.txt").write_text("Mayor Ana Reyes said: “We will not rebuild the old bridge this year.”", "utf-8")
    named = []
    for number, words in enumerate(("will not rebuild", "will rebuild", "will never rebuild")):
        path = tmp_path / f"{number}.txt"
        path.write_text(f"“We {words} the old bridge this year,” Mayor Ana Reyes said.\n", "utf-8")
        named.append(str(path))
    settings = Settings(provider=("none",), evidence=(str(tmp_path / "talk.txt"),))

    together = check(named, settings=settings)

    assert [draft.verdicts[0].outcome for draft in together.drafts] == ["corroborated", "altered", "altered"]
    assert together.drafts == tuple(check([each], settings=settings).drafts[0] for each in named)


def test_in_a_running_loop_a_check_is_awaited_and_says_the_same(tmp_path: Path) -> None:
    (tmp_path / "tape.txt").write_text(f"“{WORDS},” said Ida Moen.\n", "utf-8")
    given, evidence = [DraftBytes(origin="one.txt", data=f"“{WORDS},” Ida Moen said.\n".encode())], [str(tmp_path)]

    async def in_a_notebook() -> Report:
        return await check_async(given, evidence=evidence, provider=["none"])

    awaited = asyncio.run(in_a_notebook())

    assert awaited.drafts[0].verdicts[0].outcome == "corroborated"
    assert awaited.drafts == check(given, evidence=evidence, provider=["none"]).drafts


def test_in_a_running_loop_a_check_that_would_wait_says_what_does_instead() -> None:
    async def in_a_notebook() -> None:
        check([])

    with pytest.raises(RuntimeError, match=r"await check_async"):
        asyncio.run(in_a_notebook())


def test_providers_and_being_offline_are_said_by_keyword_and_go_before_the_settings() -> None:
    given = [DraftBytes(origin="one.txt", data=f"“{WORDS},” Ida Moen said.\n".encode())]
    report = check(given, provider=["gdelt"], offline=True, settings=Settings(provider=("none",)))

    (verdict,) = report.drafts[0].verdicts
    assert "gdelt" in dict(verdict.looked.providers)
    assert verdict.reason == "offline"
    with pytest.raises(SettingsError, match="unknown provider 'gdlet'"):
        check(given, provider=["gdlet"])


@pytest.mark.parametrize("name", ["drafts", "evidence", "provider"])
def test_one_string_for_several_is_refused_before_its_letters_are_read_as_names(name: str) -> None:
    given: dict[str, Any] = {"drafts": [], name: "story.md"}

    with pytest.raises(TypeError, match=name):
        check(**given)
    with pytest.raises(TypeError, match=name):
        asyncio.run(check_async(**given))


def test_the_certificates_that_the_environment_names_count_as_on_the_command_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "missing.pem"))

    with pytest.raises(SettingsError, match=r"missing\.pem"):
        check([])
    assert check([], environ={}).drafts == ()
