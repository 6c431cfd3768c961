"""Stretches between marks, found simply: for those who want a writer's own words rather than who said what."""

from __future__ import annotations

import re

from verify.model.span import Span

_QUOTED = re.compile(r"“[^“”]{1,1500}”|\"[^\"\n]{1,1500}\"|«[^«»]{1,1500}»|„[^„“”]{1,1500}[“”]")


def quoted_spans(text: str) -> list[Span]:
    """Where *text* has marks with their words: enough to leave out what two reports of one speech share anyway."""
    return [Span(*found.span()) for found in _QUOTED.finditer(text)]


def without_quoted(text: str) -> str:
    """*text* less the stretches between marks: what the writer says."""
    return _QUOTED.sub(" ", text)
