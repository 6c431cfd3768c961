"""Files that a user named: where they are, their bytes, their encoding."""
