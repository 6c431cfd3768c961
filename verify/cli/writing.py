"""Values of settings as a settings file would hold them."""

from __future__ import annotations

import json
from collections.abc import Collection
from datetime import date, timedelta
from pathlib import Path


def as_written(value: object) -> str:
    """*value* in the words of a settings file; `not set` for None."""
    match value:
        case None:
            return "not set"
        case bool():
            return "true" if value else "false"
        case timedelta():
            return json.dumps(_duration(value))
        case str() | date() | Path():
            return json.dumps(str(value), ensure_ascii=False)
        case Collection():
            return f"[{', '.join(as_written(':'.join(map(str, v)) if isinstance(v, tuple) else v) for v in value)}]"
        case _:
            return str(value)


def _duration(value: timedelta) -> str:
    seconds = int(value.total_seconds())
    size, unit = next(
        (size, unit) for size, unit in ((86_400, "d"), (3_600, "h"), (60, "m"), (1, "s")) if seconds % size == 0
    )
    return f"{seconds // size}{unit}"
