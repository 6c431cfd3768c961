"""The form of a rule: a name, one line of why, an example, and what it finds where it holds. A ladder is a table of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeAlias, TypeVar

Asked = TypeVar("Asked")
Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Rule(Generic[Asked, Found]):
    """One rule of a ladder. *why* is for whoever reads a report; *example* is a text that this rule reads, “X” its passage.

    *finds* gives None where the rule does not hold; then the next one of the table is asked.
    """

    name: str
    why: str
    example: str
    finds: Callable[[Asked], Found | None]


# For whoever only reads names and reasons.
AnyRule: TypeAlias = Rule[Any, Any]


def first_found(rules: Sequence[Rule[Asked, Found]], asked: Asked) -> tuple[str, Found] | None:
    """What the first rule that holds finds, behind the rule's name."""
    for rule in rules:
        found = rule.finds(asked)
        if found is not None:
            return rule.name, found
    return None
