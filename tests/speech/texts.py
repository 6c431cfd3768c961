"""Made-up news texts for properties: paragraphs of words, names, cues and every kind of quotation mark."""

from __future__ import annotations

from hypothesis import strategies as st

_PIECES = (
    *(
        "Ana Ruiz",
        "Ruiz",
        "Sen. Tom Hale",
        "Hale",
        "the senator",
        "she",
        "He",
        "officials",
        "The Harbour Board",
        "Mr. Oduya",
    ),
    *(
        "said",
        "told reporters",
        "called it",
        "according to",
        "asked",
        "saying",
        "who",
        "that",
        "and",
        "but",
        "in",
        "to",
        "of",
    ),
    *(
        "the plan",
        "a bridge",
        "in a statement",
        "on Tuesday",
        "will not open",
        "is late",
        "2019",
        "'90s",
        "didn't",
        "workers'",
    ),
    *(
        '"',
        "“",
        "”",
        "‘",
        "’",
        "'",
        "„",
        "«",
        "»",
        "''",
        "``",
        "(",
        ")",
        ",",
        ".",
        "?",
        ":",
        ";",
        "—",
        "-",
        "…",
        "\u200b",
        "> ",
    ),
)

paragraphs = st.lists(st.sampled_from(_PIECES), min_size=1, max_size=25).map(" ".join)
texts = st.lists(paragraphs | st.text(max_size=40), max_size=8).map("\n\n".join)
