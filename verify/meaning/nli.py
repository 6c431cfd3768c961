"""The reader `nli`: a cross-encoder for natural language inference on this machine, from a folder that the operator names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from verify.errors import SettingsError
from verify.meaning.cross_encoder import CrossEncoder, UnusableAnswerError, Weights, open_model
from verify.model.meaning import MOST_CHARACTERS, Meaning, MeaningPair, Reading
from verify.ports import ReaderTools

_FOLDER, _LABELS = "VERIFY_READER_MODEL", "VERIFY_READER_LABELS"
# How sure the model has to be. No cases are behind it, for each newsroom brings another model: cautious, since it wavers below.
_SURE = 0.8


class NliReader:
    """Weighs each pair both ways: what follows from each other is the same, what excludes each other the opposite."""

    name = "nli"
    # Changes with every change to how weights are read.
    prompt_version = "1"

    def __init__(self, tools: ReaderTools) -> None:
        folder = tools.variables.get(_FOLDER)
        if not folder:
            raise SettingsError(_FOLDER, "the reader nli needs a folder with model.onnx and tokenizer.json")
        self._encoder: CrossEncoder = open_model(Path(folder).expanduser(), tools.variables.get(_LABELS, ""), _FOLDER)
        self.model = self._encoder.name

    async def read(self, pairs: Sequence[MeaningPair]) -> Sequence[Reading]:
        """One reading for each of *pairs*, in order."""
        return [await self._both_ways(pair) for pair in pairs]

    async def _both_ways(self, pair: MeaningPair) -> Reading:
        if max(len(pair.quotation), len(pair.passage)) > MOST_CHARACTERS:
            return Reading(meaning=Meaning.UNSURE, reason="too long for the model")
        try:
            from_passage = await self._encoder.weigh(pair.passage, pair.quotation)
            from_draft = await self._encoder.weigh(pair.quotation, pair.passage)
        except UnusableAnswerError as fault:
            return Reading(meaning=Meaning.UNSURE, reason=str(fault))
        return weighed(from_passage, from_draft, retold=pair.retold)


def weighed(from_passage: Weights, from_draft: Weights, *, retold: bool) -> Reading:
    """What follows from the weights of both ways; what is *retold* need not hold all that the passage tells."""
    both = (from_passage, from_draft)
    if all(each.entailment >= _SURE for each in (both[:1] if retold else both)):
        return Reading(meaning=Meaning.SAME, reason=f"entailed ({_shown(w.entailment for w in both)})")
    if all(each.contradiction >= _SURE for each in both):
        return Reading(meaning=Meaning.OPPOSITE, reason=f"contradicted ({_shown(w.contradiction for w in both)})")
    if any(each.neutral >= _SURE for each in both) and not any(each.contradiction >= _SURE for each in both):
        return Reading(meaning=Meaning.DIFFERENT, reason=f"neutral ({_shown(w.neutral for w in both)})")
    return Reading(meaning=Meaning.UNSURE, reason="the model is unsure")


def _shown(weights: Iterable[float]) -> str:
    return ", ".join(f"{weight:.2f}" for weight in weights)
