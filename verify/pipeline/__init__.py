"""One check, from drafts to report: the only place where the rooms meet."""
