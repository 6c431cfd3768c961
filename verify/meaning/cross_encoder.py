"""A cross-encoder in a folder: two texts in, the weights of entailment, neutrality and contradiction out."""

from __future__ import annotations

import asyncio
import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from verify.errors import SettingsError

if TYPE_CHECKING:
    from tokenizers import Encoding, Tokenizer

_MODEL, _TOKENIZER, _CONFIG = "model.onnx", "tokenizer.json", "config.json"
_MOST_BYTES = {_MODEL: 4_000_000_000, _TOKENIZER: 100_000_000, _CONFIG: 1_000_000}
# What such models are made for; cut, a text would say something else.
_MOST_TOKENS = 512
_LABELS = ("entailment", "neutral", "contradiction")
_ORDER = "VERIFY_READER_LABELS"
_GIVEN = {"input_ids": "ids", "attention_mask": "attention_mask", "token_type_ids": "type_ids"}
_TYPES = {"tensor(int64)": "int64", "tensor(int32)": "int32"}
_THREADS = 2
_ERRORS_ONLY = 3


class UnusableAnswerError(Exception):
    """What a model gives out is no answer; says why in one line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """How a second text follows from a first, as shares of one."""

    entailment: float
    neutral: float
    contradiction: float


class CrossEncoder:
    """A model with its tokenizer; *order* names its outputs."""

    def __init__(self, name: str, session: Any, tokenizer: Tokenizer, order: tuple[str, ...]) -> None:  # noqa: ANN401 - onnxruntime has no types
        self.name = name
        self._session, self._tokenizer, self._order = session, tokenizer, order
        self._inputs = {each.name: _TYPES.get(each.type, "") for each in session.get_inputs()}

    async def weigh(self, first: str, second: str) -> Weights:
        """How *second* follows from *first*. Raises UnusableAnswerError where the model does not say."""
        from onnxruntime import RunOptions
        from onnxruntime.capi.onnxruntime_pybind11_state import Fail, InvalidArgument, RuntimeException

        encoded = self._tokenizer.encode(first, second)
        if len(encoded.ids) > _MOST_TOKENS:
            raise UnusableAnswerError("too long for the model")
        options = RunOptions()
        try:
            (answer, *_) = await asyncio.to_thread(self._session.run, None, self._fed(encoded), options)
        except asyncio.CancelledError:
            # A thread cannot be cancelled: the run itself is told to end.
            options.terminate = True
            raise
        except (Fail, InvalidArgument, RuntimeException) as fault:
            raise UnusableAnswerError(f"the model failed ({type(fault).__name__})") from fault
        return self._weights(answer)

    def _fed(self, encoded: Encoding) -> dict[str, Any]:
        import numpy as np

        return {name: np.array([getattr(encoded, _GIVEN[name])], dtype=kind) for name, kind in self._inputs.items()}

    def _weights(self, answer: object) -> Weights:
        import numpy as np

        if not isinstance(answer, np.ndarray) or answer.shape != (1, len(self._order)) or answer.dtype.kind != "f":
            raise UnusableAnswerError("the model's answer has another shape than three weights")
        if not np.isfinite(answer).all():
            raise UnusableAnswerError("the model's answer is not a number")
        raised = np.exp(answer[0].astype("float64") - float(answer.max()))
        return Weights(**dict(zip(self._order, (raised / raised.sum()).tolist(), strict=True)))


def open_model(folder: Path, order: str, variable: str) -> CrossEncoder:
    """The model in *folder*, which *variable* names. Raises SettingsError where it cannot be used.

    *order* names its outputs, separated by commas, where its configuration does not.
    """
    try:
        from onnxruntime import InferenceSession, SessionOptions
        from tokenizers import Tokenizer
    except ImportError as fault:
        hint = "pip install 'verify-quotations[meaning]'"
        raise SettingsError("reader", "the reader nli needs the extra 'meaning'", hint) from fault
    digest = _digest_of(folder, variable)
    named = _order_of(folder, order, variable)
    options = SessionOptions()
    options.intra_op_num_threads, options.log_severity_level = _THREADS, _ERRORS_ONLY
    session = InferenceSession(str(folder / _MODEL), options, providers=["CPUExecutionProvider"])
    tokenizer = Tokenizer.from_file(str(folder / _TOKENIZER))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    for each in session.get_inputs():
        if each.name not in _GIVEN or each.type not in _TYPES:
            raise SettingsError(variable, f"{_MODEL} wants {each.name!r} ({each.type}), which no tokenizer gives")
    told = session.get_outputs()[0].shape
    if len(told) != 2 or (isinstance(told[1], int) and told[1] != len(named)):
        raise SettingsError(variable, f"{_MODEL} does not give three weights for a pair of texts")
    return CrossEncoder(f"{folder.resolve().name} {digest}", session, tokenizer, named)


def _digest_of(folder: Path, variable: str) -> str:
    """Tells this model from another of its name."""
    if not folder.is_dir():
        raise SettingsError(variable, f"no folder {str(folder)!r}", f"a folder with {_MODEL} and {_TOKENIZER}")
    digest = hashlib.sha256()
    for name in (_CONFIG, _TOKENIZER, _MODEL):
        path = folder / name
        if not path.is_file():
            if name == _CONFIG:
                continue
            raise SettingsError(variable, f"no {name} in {str(folder)!r}")
        if path.stat().st_size > _MOST_BYTES[name]:
            raise SettingsError(variable, f"{name} is too large")
        with path.open("rb") as stream:
            digest.update(hashlib.file_digest(stream, "sha256").digest())
    return digest.hexdigest()[:12]


def _order_of(folder: Path, order: str, variable: str) -> tuple[str, ...]:
    """What each output stands for: as the operator says, else as the model's configuration does."""
    if order:
        named, where = tuple(word.strip().lower() for word in order.split(",")), _ORDER
    else:
        named, where = _labels_in(folder / _CONFIG, variable), variable
    if sorted(named) != sorted(_LABELS):
        hint = f"name them in their order, such as {_ORDER}={','.join(_LABELS)}"
        raise SettingsError(where, "the model's labels are not entailment, neutral and contradiction", hint)
    return named


def _labels_in(path: Path, variable: str) -> tuple[str, ...]:
    """The labels in a configuration, by their numbers; none where there is no configuration."""
    try:
        found = json.loads(path.read_text("utf-8")) if path.is_file() else {}
    except (ValueError, RecursionError, OSError) as fault:
        raise SettingsError(variable, f"{path.name} cannot be read") from fault
    named = found.get("id2label") if isinstance(found, dict) else None
    if not isinstance(named, dict) or not all(str(key).isdecimal() and isinstance(named[key], str) for key in named):
        return ()
    return tuple(named[key].strip().lower() for key in sorted(named, key=int))
