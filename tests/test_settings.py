from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from verify.errors import SettingsError
from verify.model.clean_speech import CleanSpeech
from verify.model.verdict import Outcome
from verify.settings import Settings, find_file, parse_private, resolve


def written(folder: Path, text: str, name: str = "verify.toml") -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def test_without_anything_the_defaults_hold(tmp_path: Path) -> None:
    resolved = resolve({}, start=tmp_path, isolated=True)

    assert resolved.settings == Settings()
    assert set(resolved.origins.values()) == {"default"}


def test_flag_beats_variable_beats_file(tmp_path: Path) -> None:
    written(tmp_path, 'max_pages = 10\ntimeout = 20\nfail_on = ["altered"]\n')
    resolved = resolve({"VERIFY_TIMEOUT": "30", "VERIFY_FAIL_ON": "none"}, start=tmp_path, flags={"fail_on": ()})

    assert (resolved.settings.max_pages, resolved.settings.timeout, resolved.settings.fail_on) == (10, 30.0, ())
    assert resolved.origins["timeout"] == "VERIFY_TIMEOUT"
    assert resolved.origins["fail_on"] == "flag"
    assert resolved.origins["max_pages"].endswith("verify.toml")


def test_the_nearest_file_rules_and_a_pyproject_without_our_table_is_none_of_ours(tmp_path: Path) -> None:
    written(tmp_path, "max_pages = 3\n")
    inner = tmp_path / "desk"
    inner.mkdir()
    written(inner, "[tool.other]\nx = 1\n", "pyproject.toml")
    assert find_file(inner) == tmp_path / "verify.toml"

    written(inner, "[tool.verify]\nmax_pages = 4\n", "pyproject.toml")
    assert resolve({}, start=inner).settings.max_pages == 4


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("fial_on = []", "did you mean 'fail_on'?"),
        ('evidence = ["x"]', "may not be set by a file of the checkout"),
        ('reader = "llm"', "may not be set by a file of the checkout"),
        ("max_pages = 4000", "may be at most 40 here"),
        ('provider = ["stranger"]', "unknown built-in provider"),
        ('fail_on = ["corroborated"]', "unknown outcome or warning"),
        ('max_age = "soon"', "is not a duration"),
        ("timeout = -1", "out of range"),
        ("max_pages = true", "is not a number"),
        ("x = = 1", "cannot be read"),
        ('own_domain = ["https://www.herald.example/news"]', "is not the name of a host (write herald.example)"),
        ('exclude = ["*.herald.example"]', "is not the name of a host (write herald.example)"),
        ('include = ["a host"]', "is not the name of a host"),
        ('max_age = "3650d"', "may be at most 7 here"),
        ('clean_speech = "loose"', "may be at most fillers here"),
        ('clean_speech = "very"', "known: strict, fillers, loose"),
    ],
)
def test_a_bad_setting_is_named_with_the_way_out(tmp_path: Path, text: str, says: str) -> None:
    path = written(tmp_path, text)

    with pytest.raises(SettingsError, match=r"verify\.toml") as caught:
        resolve({}, start=tmp_path)

    assert says in str(caught.value)
    assert str(path) in str(caught.value)


@pytest.mark.parametrize("words", ['["none"]', '["unchecked"]', "[]", '["altered"]'])
def test_outcomes_of_a_checkout_add_to_those_that_fail_anyway(tmp_path: Path, words: str) -> None:
    written(tmp_path, f"fail_on = {words}\n")
    fail_on = resolve({}, start=tmp_path).settings.fail_on

    assert set(fail_on) >= set(Settings().fail_on)
    assert (Outcome.UNCHECKED in fail_on) == ("unchecked" in words)
    assert resolve({"VERIFY_FAIL_ON": "none"}, start=tmp_path).settings.fail_on == ()


def test_limits_that_a_checkout_lowers_are_remembered_as_its_own(tmp_path: Path) -> None:
    path = written(tmp_path, 'max_pages = 5\ntimeout = 180\nexclude = ["a.example"]\n')

    assert resolve({}, start=tmp_path).settings.from_checkout == {"max_pages", "exclude"}
    assert resolve({}, start=tmp_path, flags={"max_pages": 9}).settings.from_checkout == {"exclude"}
    assert resolve({}, start=tmp_path, config=path).settings.from_checkout == frozenset()
    assert resolve({}, start=tmp_path, user_folder=tmp_path).settings.from_checkout == frozenset()


def test_the_operators_own_file_may_set_what_a_checkout_may_not(tmp_path: Path) -> None:
    path = written(tmp_path, 'evidence = ["tapes"]\nmax_pages = 100\nas_of = 2026-03-02\n', "mine.toml")
    settings = resolve({}, start=tmp_path, config=path).settings

    assert settings.evidence == ("tapes",)
    assert settings.max_pages == 100
    assert settings.as_of == date(2026, 3, 2)


def test_isolated_disregards_the_checkout(tmp_path: Path) -> None:
    written(tmp_path, "nonsense = 1\n")

    assert resolve({}, start=tmp_path, isolated=True).file is None


def test_keys_come_from_the_environment_and_are_not_shown() -> None:
    settings = resolve({"VERIFY_GUARDIAN_KEY": "s3cret"}, start=Path("/"), isolated=True).settings

    assert settings.keys == (("VERIFY_GUARDIAN_KEY", "s3cret"),)
    assert "s3cret" not in repr(settings)


def test_values_are_parsed() -> None:
    settings = resolve(
        {
            "VERIFY_MAX_AGE": "12h",
            "VERIFY_FAIL_ON": "not-found,altered",
            "VERIFY_OUTLETS": "Springfield Herald=h.example",
        },
        start=Path("/"),
        isolated=True,
    ).settings

    assert settings.max_age == timedelta(hours=12)
    assert settings.fail_on == (Outcome.NOT_FOUND, Outcome.ALTERED)
    assert settings.outlets == (("Springfield Herald", "h.example"),)


def test_a_private_host_needs_its_port() -> None:
    assert parse_private("--allow-private", ["archive.example:8080"]) == {("archive.example", 8080)}
    with pytest.raises(SettingsError):
        parse_private("--allow-private", ["archive.example"])


def test_how_speech_is_cleaned_a_checkout_may_make_stricter_and_the_operator_anything(tmp_path: Path) -> None:
    path = written(tmp_path, 'clean_speech = "strict"\n')
    assert resolve({}, start=tmp_path).settings.clean_speech is CleanSpeech.STRICT
    assert resolve({"VERIFY_CLEAN_SPEECH": "loose"}, start=tmp_path).settings.clean_speech is CleanSpeech.LOOSE

    path.write_text('clean_speech = "loose"\n', "utf-8")
    assert resolve({}, start=tmp_path, config=path).settings.clean_speech is CleanSpeech.LOOSE


def test_a_reader_of_meaning_is_nobody_unless_the_operator_names_one(tmp_path: Path) -> None:
    own = written(tmp_path, 'reader = "llm"')

    assert resolve({}, start=tmp_path, isolated=True).settings.reader is None
    assert resolve({}, start=tmp_path, config=own).settings.reader == "llm"
    assert resolve({"VERIFY_READER": "llm"}, start=tmp_path, isolated=True).settings.reader == "llm"
    assert resolve({"VERIFY_READER": "none"}, start=tmp_path, config=own).settings.reader is None
    with pytest.raises(SettingsError, match="unknown reader 'oracle'"):
        resolve({"VERIFY_READER": "oracle"}, start=tmp_path, isolated=True)
