"""Reports and what they cite, on disk."""
