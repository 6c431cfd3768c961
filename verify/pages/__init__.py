"""Fetched bytes of web pages into readable pages."""
