"""The help of the commands: options in groups, nothing cut off, and below them what no option says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from verify.cli.as_typed import AsTyped

# The options of a check by what somebody is looking for; what is named nowhere comes last.
GROUPS: dict[str, tuple[str, ...]] = {
    "Where to look": (
        "evidence", "provider", "offline", "refresh", "max_age", "as_of", "own_domain", "include", "exclude",
        "allow_private", "no_robots",
    ),
    "Reports": ("format", "output", "force", "order", "show", "color", "no_progress", "quiet", "verbose"),
    "What fails a run": (
        "fail_on", "fail_if_empty", "exit_zero", "changed_since", "baseline", "update_baseline",
    ),
    "Limits": ("max_pages", "timeout", "engine"),
    "Reading for meaning": ("reader", "reader_own_material"),
}  # fmt: skip
_REST = "Drafts, settings, help"
_BELOW: dict[str, tuple[tuple[str, str], ...]] = {
    "Examples": (
        ("verify drafts/", "every draft below a folder"),
        ("verify draft.md --evidence transcripts/", "your own material first"),
        ("verify draft.md -o html=report.html", "and a report to pass on"),
        ("verify draft.docx --show problems -v", "only what needs somebody, in full"),
    ),
    "Exit codes": (
        ("0", "nothing below applies"),
        ("1", "a quotation has an outcome that --fail-on names"),
        ("2", "a flag, a setting or a draft that cannot be used"),
        ("3", "nothing could be checked, as without a network"),
        ("130", "interrupted; what was finished is reported"),
    ),
    "Environment": (
        ("VERIFY_SETTING", "any setting of `verify config show`, as VERIFY_TIMEOUT"),
        ("VERIFY_..._KEY", "keys of search providers: see `verify providers`"),
        ("HTTPS_PROXY", "the proxy, where there is one"),
        ("NO_COLOR, FORCE_COLOR", "colours never, or always"),
    ),
}


class GroupedHelp(AsTyped):
    """A command whose options are listed in groups."""

    def format_options(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401 - typer's own click or the real one
        """Write the options group by group, then examples, exit codes and variables."""
        params = {param.name: param for param in self.get_params(ctx)}
        grouped = {name for names in GROUPS.values() for name in names}
        groups = {**GROUPS, _REST: tuple(name for name in params if name not in grouped)}
        for title, names in groups.items():
            rows = list(_rows(ctx, [params[name] for name in names if name in params]))
            if rows:
                with formatter.section(title):
                    formatter.write_dl(rows)
        for title, below in _BELOW.items():
            with formatter.section(title):
                formatter.write_dl(below)


def _rows(ctx: Any, params: list[Any]) -> Iterator[tuple[str, str]]:  # noqa: ANN401
    for param in params:
        record = param.get_help_record(ctx)
        if record is not None:
            yield record


def first_sentence(doc: str | None) -> str:
    """What a list of commands says of one whose documentation this is: its first line, whole."""
    return (doc or "").strip().split("\n")[0]
