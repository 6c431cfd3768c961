"""A command whose options stay as they were typed: even for plain words typer would load a library of checks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from typer.core import TyperCommand

# What is made of the words typed for an option of this type.
_READ: Mapping[Any, Callable[[Any], Any]] = {str: str, Path: Path, list[str]: list}


class AsTyped(TyperCommand):
    """Takes the values of its options as `read_as_typed` reads them."""

    def get_params(self, ctx: Any) -> list[Any]:  # noqa: ANN401 - typer's own click or the real one
        """Every option and argument, `--help` included."""
        return read_as_typed(super().get_params(ctx))


def read_as_typed(options: list[Any]) -> list[Any]:
    """*options*, whose texts, paths, lists of texts and values not given are read here; numbers are left to typer."""
    for each in options:
        # An older typer loads nothing, and knows no such attribute.
        if getattr(each, "_runtime_param", each) is None:
            vars(each)["_runtime_param"] = _TypedReader()
    return options


class _TypedReader:
    """Stands where typer keeps what reads the value of an option."""

    def coerce(self, value: Any, param: Any, ctx: Any) -> Any:  # noqa: ANN401 - what was typed, of any type
        """The value that the command is given."""
        if value is None:
            return () if param.multiple or param.nargs == -1 else None
        read = _READ.get(param.type_descriptor.annotation)
        if read is not None:
            return read(value)
        vars(param)["_runtime_param"] = None
        return param.get_runtime_param().coerce(value, param=param, ctx=ctx)
