"""Tests of the kept index."""
