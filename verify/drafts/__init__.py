"""Bytes of a draft into a Draft."""
