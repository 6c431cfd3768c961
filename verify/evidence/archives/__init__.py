"""Web archives: WARC and WACZ files, here or in a store -> records, piece by piece, in one pass."""
