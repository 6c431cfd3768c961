"""One file of the user's own -> a page; a reader for each format."""
