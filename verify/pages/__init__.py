"""Fetched bytes into readable pages."""
