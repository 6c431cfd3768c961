"""The rules that users rely on, in Markdown beside this file, and what finds a section of them."""

from verify.guide.sections import Section, entry, like, load_guide, named, readable

__all__ = ["Section", "entry", "like", "load_guide", "named", "readable"]
