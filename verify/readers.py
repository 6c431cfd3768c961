"""Readers of meaning: which one the operator named, made with what it needs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from verify.errors import PluginError, SettingsError
from verify.plugins import MEANING, in_words, load, names_of
from verify.ports import MeaningReader, MeaningReaderClass, ReaderTools

URL = "VERIFY_READER_URL"
_VARIABLES = "VERIFY_READER_"
_TOLD = ("name", "model", "prompt_version")


def parse_reader(where: str, raw: object) -> str | None:
    """The reader that is called *raw*; `none` is nobody. Raises SettingsError for one that is not installed."""
    word, known = str(raw).strip(), names_of(MEANING)
    if word.lower() == "none":
        return None
    if word not in known:
        raise SettingsError(where, f"unknown reader {word!r}", f"known: {', '.join((*known, 'none'))}")
    return word


def reader_variables(environ: Mapping[str, str]) -> dict[str, str]:
    """What *environ* says to readers."""
    return {name: value.strip() for name, value in environ.items() if name.startswith(_VARIABLES) and value.strip()}


def made_reader(name: str, tools: ReaderTools) -> MeaningReader:
    """The reader called *name*. Raises PluginError where it cannot be made, SettingsError where a variable is missing."""
    found = cast(MeaningReaderClass, load(MEANING, name))
    try:
        reader = found(tools)
    except SettingsError:
        raise
    # A stranger's constructor may fail in any way.
    except Exception as fault:
        raise PluginError(MEANING, name, f"cannot be started: {in_words(fault)}") from fault
    if not callable(getattr(reader, "read", None)):
        raise PluginError(MEANING, name, "has no method 'read'")
    for attribute in _TOLD:
        if not isinstance(getattr(reader, attribute, None), str):
            raise PluginError(MEANING, name, f"does not say its {attribute!r}")
    return reader
