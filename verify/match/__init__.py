"""Where a page carries a quotation, and what differs."""
