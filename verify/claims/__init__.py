"""Everything checkable in a draft."""
