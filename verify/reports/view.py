"""How a report for readers is looked at."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Order(StrEnum):
    """What comes first: what needs somebody, or what comes first in the draft."""

    PROBLEMS = "problems"
    STORY = "story"


class Shown(StrEnum):
    """What is shown: everything, or only what needs somebody."""

    ALL = "all"
    PROBLEMS = "problems"


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """How a report is looked at; *in_full*: everything with all its lines.

    *told*: which drafts could not be read was said beside it.
    """

    order: Order = Order.PROBLEMS
    shown: Shown = Shown.ALL
    in_full: bool = False
    told: bool = False
