"""Claims for the tests of the planner."""

from __future__ import annotations

from verify.model.claim import Claim, ClaimKind, Form, Part, Speaker
from verify.model.span import Span

HERE = Span(0, 1)


def claim(
    text: str,
    *,
    id: str = "q1",  # noqa: A002 (the field's own name)
    speaker: str | None = "Ada Fernhill",
    kind: ClaimKind = ClaimKind.QUOTATION,
    parent: str | None = None,
    named_source: str | None = None,
    parts: tuple[str, ...] = (),
) -> Claim:
    """A quotation by a named speaker, at no particular place."""
    return Claim(
        id=id,
        kind=kind,
        form=Form.WHOLE,
        text=text,
        span=HERE,
        line=1,
        column=1,
        parts=tuple(Part(text=part, span=HERE) for part in parts or (text,)),
        parent=parent,
        speaker=Speaker(text=speaker, span=HERE, name=speaker) if speaker else None,
        named_source=named_source,
    )
