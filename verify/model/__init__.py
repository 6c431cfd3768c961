"""Frozen values that every room shares."""
