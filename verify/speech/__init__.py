"""Quoted stretches of a text and who is said to have spoken them."""
