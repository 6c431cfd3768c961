"""The guide, taken apart into pages and entries.

A page is a Markdown file. Where a comment `<!-- entries: KIND -->` says so, each of its `###` headings is an entry: the one
place where that outcome, reason, difference, warning or setting is explained. On the page of rules each line of a list is one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from textwrap import indent

from verify.text.closest import closest

PAGE, RULE = "page", "rule"
# In the order in which a reader meets them.
_PAGES = (
    "outcomes", "reasons", "comparing", "attested", "speakers", "rules", "warnings", "independence", "sources", "material", "searching",
    "findings", "settings", "exit-codes", "json", "office", "ci", "editor", "plugins",
)  # fmt: skip
_KIND = re.compile(r"<!-- entries: (\w+) -->\n")
# An entry ends at the next heading of its own rank or a higher one.
_ENTRY = re.compile(r"^### (?P<name>\w+)\n(?P<text>.*?)(?=^#{1,3} |\Z)", re.MULTILINE | re.DOTALL)
# "- `said_by`: a verb of saying follows. *“X,” said Ana Reyes.*"
_RULE = re.compile(r"^- `(?P<name>\w+)`: (?P<text>.*)$", re.MULTILINE)
_BLOCK = re.compile(r"^```\w*\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_COMMENT = re.compile(r"^<!--.*?-->\n", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\[([^\]]+)\]\([^)]*\)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One entry, or a whole page (*kind* is `page`); *page* names the file, *text* is Markdown without the heading."""

    name: str
    kind: str
    page: str
    title: str
    text: str

    @property
    def meaning(self) -> str:
        """The first paragraph in plain words, on one line."""
        return plain(self.text.strip().split("\n\n")[0])


@cache
def load_guide() -> tuple[Section, ...]:
    """Every section, pages before their entries."""
    folder = files("verify").joinpath("guide")
    return tuple(section for name in _PAGES for section in _sections(name, folder.joinpath(f"{name}.md")))


def named(name: str) -> tuple[Section, ...]:
    """The sections called *name*, however it is written: several where a word is, say, a reason and a setting."""
    wanted = _key(name)
    return tuple(section for section in load_guide() if _key(section.name) == wanted)


def entry(kind: str, name: str) -> Section | None:
    """The entry of this *kind* and *name*."""
    return next((section for section in named(name) if section.kind == kind), None)


def like(name: str) -> str | None:
    """The name in the guide that is most like *name*."""
    return closest(_key(name), [section.name for section in load_guide()])


def plain(markdown: str) -> str:
    """*markdown* on one line, less its links and marks of emphasis."""
    return " ".join(_LINK.sub(r"\1", markdown).replace("`", "").replace("*", "").split())


def readable(markdown: str) -> str:
    """*markdown* for a terminal: links as their words, examples set off, comments left out."""
    text = _BLOCK.sub(lambda block: indent(block[1].rstrip(), "    "), _LINK.sub(r"\1", markdown))
    return _COMMENT.sub("", text).strip()


def _sections(name: str, file: Traversable) -> list[Section]:
    heading, _, text = file.read_text("utf-8").partition("\n")
    title = heading.removeprefix("# ")
    kind = _KIND.match(text)
    text = text[kind.end() :] if kind else text
    page = Section(name=name, kind=PAGE, page=name, title=title, text=text.strip())
    found = (_RULE if kind and kind[1] == RULE else _ENTRY).finditer(text) if kind else ()
    return [page] + [
        Section(name=each["name"], kind=kind[1] if kind else PAGE, page=name, title=title, text=each["text"].strip())
        for each in found
    ]


def _key(name: str) -> str:
    return name.strip().lower().replace(" ", "_").replace("-", "_") if name not in _PAGES else name
