"""What any text is read with: folding for comparing, lines, dates, numbers, language."""
