"""JSON text that no terminal, log or CI runner can take for anything else."""

from __future__ import annotations

import json

import msgspec

# A JSON object as it is written.
Json = dict[str, object]


def write_json(value: object) -> str:
    """*value* as indented JSON ending in a newline; characters that cannot be seen are written as escapes."""
    # Halves of characters that stand alone are no UTF-8, and strangers' words hold them: msgspec indents them, `json` writes them.
    flat = json.dumps(msgspec.to_builtins(value), ensure_ascii=False, allow_nan=False).encode("utf-8", "surrogatepass")
    lines = msgspec.json.format(flat, indent=2).decode("utf-8", "surrogatepass").split("\n")
    # Runners of older workflows take "##[" anywhere in a line for a command. Two hashes stand only inside strings.
    return "\n".join(_seen(line) for line in lines).replace("##", "#\\u0023") + "\n"


def _seen(line: str) -> str:
    if line.isprintable():
        return line
    return "".join(c if c.isprintable() else json.dumps(c)[1:-1] for c in line)
