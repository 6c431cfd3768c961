"""Where words may be: queries, and one file per provider."""
