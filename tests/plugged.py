"""A package of a stranger's, installed for one run: modules, and what its entry points name."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

PROVIDER = """
from verify.model.page import Unread, ProviderState, RequestKind, Request, SearchAnswer, SearchHit


class Archive:
    name = "{name}"
    general = True
    default = {default}
    batch = 1
    key_variable = {key}

    def __init__(self, tools):
        self.fetcher, self.keys = tools.fetcher, dict(tools.keys)

    async def search(self, query):
        print("keys:", sorted(self.keys.items()), file=__import__("sys").stderr)
        return SearchAnswer(state=ProviderState.EMPTY, asked=query.phrases[0].text + "&key=" + str(self.keys))
"""


def provider(name: str = "herald_archive", *, default: bool = True, key: str | None = None) -> str:
    """The module of a provider that says on standard error which keys it was given, and never finds anything."""
    return PROVIDER.format(name=name, default=default, key=repr(key))


def installed(folder: Path, modules: Mapping[str, str], points: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """Write the package into *folder*; the variables with which a process finds it."""
    about = folder / "stranger-1.0.dist-info"
    about.mkdir(parents=True)
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: stranger\nVersion: 1.0\n", "utf-8")
    lines = [f"[{group}]\n" + "".join(f"{k} = {v}\n" for k, v in named.items()) for group, named in points.items()]
    (about / "entry_points.txt").write_text("\n".join(lines), "utf-8")
    for name, text in modules.items():
        (folder / f"{name}.py").write_text(text, "utf-8")
    return {"PYTHONPATH": str(folder)}
