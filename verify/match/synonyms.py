"""Groups of words that news writers put for one another; data and the one look-up."""

from __future__ import annotations

from verify.match.word_equality import stem

# Each line is one group: only words that stand for each other in reports of speech whatever the subject.
_GROUPS = """
big large huge great major
small little tiny minor
hard difficult tough
begin start launch
end finish stop cease halt
"""

_CONCEPTS = {stem(word): stem(line.split()[0]) for line in _GROUPS.strip().splitlines() for word in line.split()}

_STEMS = {meant: tuple(one for one, other in _CONCEPTS.items() if other == meant) for meant in _CONCEPTS.values()}


def concept(stemmed: str) -> str:
    """What *stemmed*, a stem, stands for: its group's first word, or itself."""
    return _CONCEPTS.get(stemmed, stemmed)


def stems_of(meant: str) -> tuple[str, ...]:
    """All stems that stand for a concept."""
    return _STEMS.get(meant, (meant,))
