"""A cross-encoder of a few words, made by the tests: what it says hangs on the words of the second text alone."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from tokenizers import Tokenizer, models, pre_tokenizers, processors

LABELS = ("contradiction", "entailment", "neutral")
WORDS = ("[UNK]", "[CLS]", "[SEP]", "follows", "excluded", "apart", "perhaps")
# For each word what it speaks for, in the order of the labels.
SURE = {"follows": (0.0, 9.0, 0.0), "excluded": (9.0, 0.0, 0.0), "apart": (0.0, 0.0, 9.0), "perhaps": (1.0, 1.0, 1.0)}


def made(
    folder: Path,
    *,
    weights: Mapping[str, Sequence[float]] = SURE,
    labels: Sequence[str] | None = LABELS,
    extra_input: str = "",
    axis: int = 1,
    rounds: int = 1,
) -> Path:
    """A folder that the reader `nli` can be pointed at."""
    folder.mkdir(parents=True, exist_ok=True)
    _tokenizer().save(str(folder / "tokenizer.json"))
    onnx.save(_model(weights, extra_input, axis, rounds), str(folder / "model.onnx"))
    if labels is not None:
        named = {str(number): label for number, label in enumerate(labels)}
        (folder / "config.json").write_text(json.dumps({"id2label": named}), "utf-8")
    return folder


def _tokenizer() -> Tokenizer:
    vocabulary = {word: number for number, word in enumerate(WORDS)}
    tokenizer = Tokenizer(models.WordLevel(vocabulary, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    tokenizer.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]", pair="[CLS] $A [SEP] $B:1 [SEP]:1", special_tokens=[("[CLS]", 1), ("[SEP]", 2)]
    )
    # What files on the web often say, and what would cut a text unseen.
    tokenizer.enable_truncation(8)
    return tokenizer


def _model(weights: Mapping[str, Sequence[float]], extra_input: str, axis: int, rounds: int) -> onnx.ModelProto:
    width = len(next(iter(weights.values())))
    table = np.array([weights.get(word, [0.0] * width) for word in WORDS], dtype=np.float32)
    last = helper.make_node("Identity", ["once"], ["logits"])
    if rounds > 1:
        last = helper.make_node("Loop", ["rounds", "", "once"], ["logits"], body=_round())
    nodes = [
        helper.make_node("Gather", ["table", "input_ids"], ["each"]),
        helper.make_node("Cast", ["token_type_ids"], ["second"], to=TensorProto.FLOAT),
        helper.make_node("Unsqueeze", ["second", "last"], ["mask"]),
        helper.make_node("Mul", ["each", "mask"], ["kept"]),
        helper.make_node("ReduceMax", ["kept"], ["once"], axes=[axis], keepdims=0),
        last,
    ]
    names = ["input_ids", "attention_mask", "token_type_ids", *([extra_input] if extra_input else [])]
    inputs = [helper.make_tensor_value_info(name, TensorProto.INT64, [1, None]) for name in names]
    output = helper.make_tensor_value_info("logits", TensorProto.FLOAT, [1, None])
    stored = [
        numpy_helper.from_array(table, "table"),
        numpy_helper.from_array(np.array([2], dtype=np.int64), "last"),
        numpy_helper.from_array(np.array(rounds, dtype=np.int64), "rounds"),
    ]
    graph = helper.make_graph(nodes, "tiny", inputs, [output], stored)
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)


def _round() -> onnx.GraphProto:
    """One of many rounds, in which nothing changes."""
    nodes = [helper.make_node("Identity", ["go"], ["go_on"]), helper.make_node("Identity", ["so_far"], ["so_on"])]
    inputs = [
        helper.make_tensor_value_info("round", TensorProto.INT64, []),
        helper.make_tensor_value_info("go", TensorProto.BOOL, []),
        helper.make_tensor_value_info("so_far", TensorProto.FLOAT, None),
    ]
    outputs = [
        helper.make_tensor_value_info("go_on", TensorProto.BOOL, []),
        helper.make_tensor_value_info("so_on", TensorProto.FLOAT, None),
    ]
    return helper.make_graph(nodes, "round", inputs, outputs)
