"""Headlines that a closing list of sources gives beside the outlet's name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from verify.model.claim import NamedSource, SourceRole
from verify.model.draft import Draft

# "Reuters, Oil drifts lower": what follows the name on its line. Fewer words than this are a date or a section.
_LEAST_WORDS = 4
_REST_OF_LINE = re.compile(r"[^\r\n]{0,300}")


def listed_headlines(draft: Draft, named_sources: Sequence[NamedSource]) -> tuple[tuple[str, str | None], ...]:
    """Headline and domain of each listed source that names one, in reading order."""
    headlines = []
    for source in named_sources:
        rest = _REST_OF_LINE.match(draft.source, source.span.end)
        headline = rest[0].strip(' \t,:;–—-"“”*_') if rest else ""
        if source.role is SourceRole.LISTED and len(headline.split()) >= _LEAST_WORDS:
            headlines.append((headline, source.domain))
    return tuple(headlines)
