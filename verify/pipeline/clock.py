"""What time it is in a run."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, time

from verify.settings import Settings


def clock_of(settings: Settings) -> Callable[[], datetime]:
    """The run's clock: the day of `--as-of` at noon, else the real time."""
    if settings.as_of is None:
        return lambda: datetime.now(UTC)
    noon = datetime.combine(settings.as_of, time(12), UTC)
    return lambda: noon
