"""Where words may stand: queries, and one file per provider."""
