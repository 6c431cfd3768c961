"""Pages kept in one SQLite file, built once for any number of drafts, and which of them may carry a quotation.

Not FTS5: pairs of words must be keys of their own, or a page with the same words in another order cannot be told from the
right one, and entering 300 pairs a page into FTS5 takes longer than all the rest of a build. Instead lists of page stretches
by key are gathered in memory and written once a transaction, as one segment.
"""
