"""The help of the commands: options in groups, nothing cut off, and below them what no option says."""

from __future__ import annotations

from typing import Any

from typer.core import TyperGroup

from verify.cli.as_typed import AsTyped

# The options of all commands by what somebody is looking for; what is named nowhere is the command's own.
_GROUPS: dict[str, tuple[str, ...]] = {
    "Where to look": (
        "evidence", "provider", "offline", "plan", "refresh", "max_age", "as_of", "own_domain", "include", "exclude",
        "allow_private", "no_robots", "network",
    ),
    "Reports": (
        "format", "output", "force", "open_it", "order", "show", "shown", "color", "no_progress", "quiet", "verbose",
    ),
    "What fails a run": (
        "fail_on", "fail_if_empty", "exit_zero", "changed_since", "baseline", "update_baseline",
    ),
    "Limits": ("max_pages", "timeout", "engine"),
    "Reading for meaning": ("reader", "reader_own_material"),
    "Quotation files": ("language", "speakers", "since", "until"),
    "Drafts and settings": ("stdin_name", "cache_dir", "config", "isolated", "severity"),
}  # fmt: skip
_ARGUMENTS, _OWN = "Arguments", "Options"
_Rows = tuple[tuple[str, str], ...]
_EXAMPLES: dict[str, _Rows] = {
    "": (
        ("verify demo", "the whole tool at work, without a network"),
        ("verify drafts/", "check every draft below a folder"),
        ("verify draft.md --evidence transcripts/", "with your own material"),
        ("verify check --help", "all options of a check"),
        ("verify explain altered", "what a word of a report means"),
    ),
    "check": (
        ("verify drafts/", "every draft below a folder"),
        ("verify draft.md --evidence transcripts/", "your own material first"),
        ("verify draft.md -o html=report.html", "and a report to pass on"),
        ("verify draft.docx --show problems -v", "only what needs somebody, in full"),
    ),
    "claims": (("verify claims draft.md --explain", "and why each speaker is the speaker"),),
    "show": (
        ("verify show", "the newest reports"),
        ("verify show draft.md -o docx=checked.docx", "the last report on a draft, as Word"),
        ("verify show 4f2a91", "one finding in full"),
    ),
    "demo": (("verify demo --html", "its report in the browser"),),
    "explain": (
        ("verify explain", "all that can be explained"),
        ("verify explain not_found", "an outcome; reasons, warnings, settings alike"),
    ),
    "init": (("verify init --gitlab", "settings, and a pipeline for merge requests"),),
    "recheck": (("verify recheck draft.md", "before it is published again"),),
    "index build": (("verify index build transcripts/ --into desk.index", "again: only what changed"),),
    "cache export": (
        ("verify cache export desk.zip draft.md", "what one draft's report rests on"),
        ("verify cache export pages.wacz", "the pages, for a viewer of web archives"),
    ),
    "lsp": (("verify lsp --evidence transcripts/", "what an editor's settings start"),),
    "mcp": (("verify mcp --evidence transcripts/", "what an assistant's settings start"),),
}
_OF_A_CHECK: dict[str, _Rows] = {
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

    def get_short_help_str(self, _limit: int = 45) -> str:
        """The first line of its documentation, whole."""
        return _first_line(self.help)

    def collect_usage_pieces(self, ctx: Any) -> list[str]:  # noqa: ANN401 - typer's own click or the real one
        """What follows the command's name: `[OPTIONS] [DRAFT...]`."""
        named = [param for param in self.get_params(ctx) if param.param_type_name == "argument"]
        return ["[OPTIONS]", *(each.metavar if each.required else f"[{each.metavar}]" for each in named)]

    def format_options(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401
        """Write what is named, the options group by group, then examples; below those of a check codes and variables."""
        params = {param.name: param for param in self.get_params(ctx)}
        named = [param for param in params.values() if param.param_type_name == "argument"]
        sections = {_ARGUMENTS: [(each.metavar, each.help) for each in named]}
        grouped = {name for names in _GROUPS.values() for name in names} | {each.name for each in named}
        for title, names in {**_GROUPS, _OWN: tuple(name for name in params if name not in grouped)}.items():
            found = (params[name].get_help_record(ctx) for name in names if name in params)
            sections[title] = [record for record in found if record is not None]
        command = ctx.command_path.partition(" ")[2]
        sections["Examples"] = list(_EXAMPLES.get(command, ()))
        for title, rows in (*sections.items(), *(_OF_A_CHECK.items() if command == "check" else ())):
            if rows:
                with formatter.section(title):
                    formatter.write_dl(rows)


class GroupOfCommands(TyperGroup):
    """Several commands, each with the whole of its first line; below them examples."""

    def get_short_help_str(self, _limit: int = 45) -> str:
        """What the group is for, whole."""
        return _first_line(self.help)

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401 - typer's own click or the real one
        """Write the commands, then the examples."""
        super().format_commands(ctx, formatter)
        if (rows := _EXAMPLES.get(ctx.command_path.partition(" ")[2])) is not None:
            with formatter.section("Examples"):
                formatter.write_dl(rows)


def _first_line(help_text: str | None) -> str:
    return (help_text or "").strip().split("\n")[0]
