"""Headlines that a draft's list of sources names beside the outlets."""

from __future__ import annotations

import re

from verify.model.claim import NamedSource, SourceRole

_LONGEST_LINE = 400
_SHORTEST_HEADLINE = 3
_MARKS = " \t,:;.-\u2013\u2014|\"'\u201c\u201d\u2018\u2019*_[]("
_LINE_END = re.compile(r"[\r\n]")


def listed_titles(source: str, named_sources: tuple[NamedSource, ...]) -> tuple[tuple[str, str | None], ...]:
    """What stands behind each listed outlet on its line, with the outlet's domain; addresses are no headlines.

    *source* is the draft as its author wrote it, in which the spans of *named_sources* lie.
    """
    found = []
    for named in named_sources:
        if named.role is not SourceRole.LISTED:
            continue
        rest = _LINE_END.split(source[named.span.end : named.span.end + _LONGEST_LINE], maxsplit=1)[0]
        headline = rest.split("http", 1)[0].strip(_MARKS)
        if len(headline.split()) >= _SHORTEST_HEADLINE:
            found.append((headline, named.domain))
    return tuple(found)
