"""What comes nearest to words that are nowhere."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Nearest:
    """A passage that a page gives to a quotation's speaker and that comes near it: no support. *own_material*: it is the user's."""

    url: str
    title: str | None
    outlet: str | None
    passage: str
    similarity: float
    own_material: bool = False
