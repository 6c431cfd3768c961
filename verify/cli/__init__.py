"""Arguments in, report out, exit code."""
