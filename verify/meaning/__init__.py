"""Readers of meaning: pairs of quotation and passage -> the same, different, opposite, or unsure."""
