"""Checks the quotations and named sources of news drafts against public pages and the reporter's own material."""
