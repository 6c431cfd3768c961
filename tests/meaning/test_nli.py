"""The reader `nli` with a model of a few words that the tests make."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.meaning.tiny import WORDS, made
from verify.errors import PluginError, SettingsError
from verify.fetch.cache import MemoryCache
from verify.meaning.nli import NliReader
from verify.model.meaning import Meaning, MeaningPair, Reading
from verify.pipeline.kept_readings import KeptReadings
from verify.pipeline.open_reader import made_reader
from verify.ports import MeaningReader, ReaderTools


def reader_of(folder: Path, **variables: str) -> MeaningReader:
    return made_reader("nli", ReaderTools(fetcher=None, variables={"VERIFY_READER_MODEL": str(folder), **variables}))


def read(reader: MeaningReader, *pairs: MeaningPair) -> Sequence[Reading]:
    return asyncio.run(reader.read(pairs))


def pair(quotation: str, passage: str, *, retold: bool = False) -> MeaningPair:
    return MeaningPair(quotation=quotation, passage=passage, retold=retold)


# Each text says what the model makes of it where it is the second one.
@pytest.mark.parametrize(
    ("quotation", "passage", "retold", "meaning"),
    [
        ("it follows", "it follows too", False, Meaning.SAME),
        ("it follows", "this stays apart", False, Meaning.DIFFERENT),
        ("it follows", "this stays apart", True, Meaning.SAME),
        ("this stays apart", "it follows", True, Meaning.DIFFERENT),
        ("it is excluded", "excluded it is", False, Meaning.OPPOSITE),
        ("it is excluded", "excluded it is", True, Meaning.OPPOSITE),
        ("it is excluded", "it stays apart", True, Meaning.UNSURE),
        ("it stays apart", "apart", False, Meaning.DIFFERENT),
        ("perhaps", "perhaps", False, Meaning.UNSURE),
    ],
)
def test_what_follows_both_ways_is_the_same_and_what_is_excluded_both_ways_the_opposite(
    tmp_path: Path, quotation: str, passage: str, retold: bool, meaning: Meaning
) -> None:
    (reading,) = read(reader_of(made(tmp_path)), pair(quotation, passage, retold=retold))

    assert reading.meaning is meaning
    assert reading.reason


def test_the_report_tells_one_model_from_another_of_its_name(tmp_path: Path) -> None:
    one, other = made(tmp_path / "a/small"), made(tmp_path / "b/small", weights={"follows": (0.0, 1.0, 0.0)})
    names = [reader_of(folder).model for folder in (one, one, other)]

    assert names[0] == names[1] != names[2]
    assert all(name.startswith("small ") for name in names)


def test_labels_in_another_order_are_read_as_the_configuration_or_the_operator_names_them(tmp_path: Path) -> None:
    turned = made(tmp_path / "turned", labels=("Entailment", "CONTRADICTION", "neutral"))
    unnamed = made(tmp_path / "unnamed", labels=None)
    same = pair("it follows", "it follows")

    assert read(reader_of(turned), same)[0].meaning is Meaning.OPPOSITE
    named = reader_of(unnamed, VERIFY_READER_LABELS="contradiction, entailment, neutral")
    assert read(named, same)[0].meaning is Meaning.SAME


@pytest.mark.parametrize("size", [600, 3_100])
def test_a_text_that_is_too_long_is_never_cut(tmp_path: Path, size: int) -> None:
    (reading,) = read(reader_of(made(tmp_path)), pair("it follows", "follows " * size))

    assert reading == Reading(meaning=Meaning.UNSURE, reason="too long for the model")


@pytest.mark.parametrize("value", [float("nan"), float("inf"), float("-inf")])
def test_weights_that_are_no_numbers_are_unsure(tmp_path: Path, value: float) -> None:
    hostile = made(tmp_path, weights=dict.fromkeys(WORDS, (value, value, 9.0)))
    (reading,) = read(reader_of(hostile), pair("it follows", "it follows"))

    assert reading == Reading(meaning=Meaning.UNSURE, reason="the model's answer is not a number")


def test_weights_of_another_shape_are_unsure(tmp_path: Path) -> None:
    a_weight_a_word = made(tmp_path / "words", axis=2)
    (reading,) = read(reader_of(a_weight_a_word), pair("it follows", "it follows"))

    assert reading == Reading(meaning=Meaning.UNSURE, reason="the model's answer has another shape than three weights")
    with pytest.raises(SettingsError, match="does not give three weights"):
        reader_of(made(tmp_path / "narrow", weights={"follows": (9.0, 0.0)}))


def test_a_model_that_never_ends_is_ended_when_its_time_is_over(tmp_path: Path) -> None:
    endless = reader_of(made(tmp_path, rounds=10**12))

    async def go() -> None:
        async with asyncio.timeout(0.05):
            await endless.read((pair("it follows", "it follows"),))

    # It comes to an end at all: no run of the model is left behind.
    with pytest.raises(TimeoutError):
        asyncio.run(go())


def test_a_folder_or_a_file_that_is_missing_is_named_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="VERIFY_READER_MODEL: the reader nli needs a folder"):
        NliReader(ReaderTools(fetcher=None, variables={}))
    with pytest.raises(SettingsError, match="no folder"):
        reader_of(tmp_path / "nowhere")
    for name in ("model.onnx", "tokenizer.json"):
        folder = made(tmp_path / name)
        (folder / name).unlink()
        with pytest.raises(SettingsError, match=f"no {name} in"):
            reader_of(folder)


@pytest.mark.parametrize("labels", [None, ("LABEL_0", "LABEL_1", "LABEL_2"), ("entailment", "not_entailment"), ()])
def test_labels_that_say_nothing_are_refused_with_the_way_out(tmp_path: Path, labels: tuple[str, ...] | None) -> None:
    with pytest.raises(SettingsError, match="VERIFY_READER_LABELS=entailment,neutral,contradiction"):
        reader_of(made(tmp_path, labels=labels))


@pytest.mark.parametrize(
    "config", ["{", "[]", "[" * 100_000, '{"id2label": ["entailment"]}', '{"id2label": {"a": "b"}}']
)
def test_a_configuration_that_is_none_is_refused(tmp_path: Path, config: str) -> None:
    folder = made(tmp_path)
    (folder / "config.json").write_text(config, "utf-8")

    with pytest.raises(SettingsError, match=r"VERIFY_READER"):
        reader_of(folder)


@pytest.mark.parametrize("name", ["model.onnx", "tokenizer.json"])
def test_a_file_that_is_no_model_is_an_error_of_one_line(tmp_path: Path, name: str) -> None:
    folder = made(tmp_path)
    (folder / name).write_bytes(b"<html>\nNot found\n</html>")

    with pytest.raises(PluginError, match="cannot be started") as caught:
        reader_of(folder)
    assert "\n" not in str(caught.value)


def test_a_model_that_wants_what_no_tokenizer_gives_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="wants 'pixel_values'"):
        reader_of(made(tmp_path, extra_input="pixel_values"))


def test_without_the_extra_the_way_out_is_named(tmp_path: Path) -> None:
    code = f"""
import sys
sys.modules["onnxruntime"] = None
from verify.pipeline.open_reader import made_reader
from verify.ports import ReaderTools
made_reader("nli", ReaderTools(fetcher=None, variables={{"VERIFY_READER_MODEL": {str(tmp_path)!r}}}))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)

    assert done.stderr.splitlines()[-1].endswith(
        "reader: the reader nli needs the extra 'meaning' (pip install 'verify-quotations[meaning]')"
    )


class Counting:
    name, model, prompt_version = "counting", "one", "1"

    def __init__(self, *meanings: Meaning) -> None:
        self.meanings = list(meanings)

    async def read(self, pairs: Sequence[MeaningPair]) -> Sequence[Reading]:
        return [Reading(meaning=self.meanings.pop(0), reason="So it is.") for _ in pairs]


def test_what_a_local_reader_said_is_kept_but_for_its_doubts() -> None:
    reader, cache = Counting(Meaning.SAME, Meaning.UNSURE, Meaning.DIFFERENT, Meaning.OPPOSITE), MemoryCache()
    one, other = pair("a", "b"), pair("a", "b", retold=True)
    kept = KeptReadings(reader, cache)
    said = [read(kept, one, other), read(kept, one, other), read(KeptReadings(reader, cache, refresh=True), one)]

    assert [[each.meaning for each in some] for some in said] == [
        [Meaning.SAME, Meaning.UNSURE],
        [Meaning.SAME, Meaning.DIFFERENT],
        [Meaning.OPPOSITE],
    ]


def test_what_others_wrote_into_the_cache_is_not_believed() -> None:
    cache = MemoryCache()
    read(KeptReadings(Counting(Meaning.SAME), cache), pair("a", "b"))
    (key,) = cache._kept
    for data in (b"", b"[]", b'{"meaning": "certain", "reason": ""}', b"\xff"):
        cache.put(key, data)
        assert read(KeptReadings(Counting(Meaning.DIFFERENT), cache), pair("a", "b"))[0].meaning is Meaning.DIFFERENT
