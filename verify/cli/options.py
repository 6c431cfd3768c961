"""Every option of the default command, once, with its help."""

from __future__ import annotations

import difflib
from collections.abc import Callable
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Annotated, Any

import typer

from verify import plugins
from verify.errors import SettingsError
from verify.settings import parse_day, parse_duration, parse_outcomes, parse_private, parse_words

Drafts = Annotated[
    list[str] | None,
    typer.Argument(metavar="DRAFT...", help="Files, folders, globs, http(s) addresses, or - for standard input."),
]
Format = Annotated[
    str | None,
    typer.Option(
        "-f", "--format", metavar="FORMAT", help="terminal, json, markdown, html, sarif, junit, github, gitlab."
    ),
]
Output = Annotated[
    list[str] | None,
    typer.Option("-o", "--output", metavar="[FORMAT=]PATH", help="Write the report to a file; repeat for several."),
]
StdinName = Annotated[str | None, typer.Option("--stdin-name", metavar="PATH", help="What to call standard input.")]
FailOn = Annotated[
    str | None,
    typer.Option(
        "--fail-on",
        metavar="OUTCOME,...",
        help="Outcomes that give exit code 1 [altered,misattributed,disputed,not_found].",
    ),
]
FailIfEmpty = Annotated[bool, typer.Option("--fail-if-empty", help="Exit 3 when there was nothing to check.")]
ExitZero = Annotated[bool, typer.Option("--exit-zero", help="Findings do not change the exit code.")]
EvidencePath = Annotated[
    list[str] | None,
    typer.Option(
        "--evidence",
        metavar="PATH",
        help="Your own transcripts and documents, which never leave this machine; kept indexes; web archives.",
    ),
]
Provider = Annotated[
    list[str] | None,
    typer.Option(
        "-p", "--provider", metavar="NAME", help="Whom to ask; links: only what the draft links; none: nobody."
    ),
]
Offline = Annotated[bool, typer.Option("--offline", help="Repeat a run from the cache.")]
Plan = Annotated[bool, typer.Option("--plan", help="Print the questions that would be asked, and ask none.")]
Refresh = Annotated[bool, typer.Option("--refresh", help="Ask and fetch again, whatever the cache holds.")]
MaxAge = Annotated[str | None, typer.Option("--max-age", metavar="AGE", help="How old a cached page may be [7d].")]
CacheDir = Annotated[Path | None, typer.Option("--cache-dir", metavar="DIR", help="Where pages and reports are kept.")]
AsOf = Annotated[str | None, typer.Option("--as-of", metavar="DATE", help="The day the run goes by.")]
OwnDomain = Annotated[
    list[str] | None, typer.Option("--own-domain", metavar="HOST", help="Your own site: never evidence.")
]
Engine = Annotated[
    str | None,
    typer.Option(
        "--engine", metavar="NAME", help="Where archives are read: local, local:N processes, dask://HOST:PORT."
    ),
]
Include = Annotated[list[str] | None, typer.Option("--include", metavar="HOST", help="Read pages of these hosts only.")]
Exclude = Annotated[list[str] | None, typer.Option("--exclude", metavar="HOST", help="Read no pages of these hosts.")]
MaxPages = Annotated[int | None, typer.Option("--max-pages", metavar="N", help="Pages read per draft [40].")]
Timeout = Annotated[float | None, typer.Option("--timeout", metavar="SECONDS", help="Time per draft [180].")]
AllowPrivate = Annotated[
    list[str] | None, typer.Option("--allow-private", metavar="HOST:PORT", help="An archive inside your own network.")
]
NoRobots = Annotated[
    bool, typer.Option("--no-robots", help="Read pages that the draft links in spite of robots.txt; recorded.")
]
Config = Annotated[Path | None, typer.Option("--config", metavar="FILE", help="Your own settings file.")]
ChangedSince = Annotated[
    str | None,
    typer.Option("--changed-since", metavar="REV", help="Check only quotations on lines changed since a git revision."),
]
Baseline = Annotated[
    Path | None, typer.Option("--baseline", metavar="FILE", help="Known findings: listed, and no reason to fail.")
]
UpdateBaseline = Annotated[
    bool, typer.Option("--update-baseline", help="Write this run's findings into the baseline; drop what is gone.")
]
Isolated = Annotated[
    bool,
    typer.Option("--isolated", help="Disregard the settings, comments and baseline of the checkout."),
]
Color = Annotated[str, typer.Option("--color", metavar="WHEN", help="auto, always or never.")]
NoProgress = Annotated[bool, typer.Option("--no-progress", help="Show no progress.")]
Quiet = Annotated[bool, typer.Option("-q", "--quiet", help="No progress, no hints; the report and errors only.")]
Verbose = Annotated[bool, typer.Option("-v", "--verbose", help="Say more: every query and page as it is asked for.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckOptions:
    """The options of one run as typed, before they are checked."""

    drafts: list[str] | None
    format: str | None
    output: list[str] | None
    stdin_name: str | None
    fail_on: str | None
    fail_if_empty: bool
    exit_zero: bool
    evidence: list[str] | None
    engine: str | None
    provider: list[str] | None
    offline: bool
    refresh: bool
    max_age: str | None
    cache_dir: Path | None
    as_of: str | None
    own_domain: list[str] | None
    include: list[str] | None
    exclude: list[str] | None
    max_pages: int | None
    timeout: float | None
    changed_since: str | None
    baseline: Path | None
    update_baseline: bool
    allow_private: list[str] | None
    no_robots: bool
    config: Path | None
    isolated: bool
    color: str
    no_progress: bool
    quiet: bool
    verbose: bool

    @classmethod
    def of(cls, typed: dict[str, Any]) -> CheckOptions:
        """The options among the arguments of a command, by name."""
        return cls(**{each.name: typed[each.name] for each in fields(cls)})

    def flags(self) -> dict[str, Any]:
        """Checked values of the flags that were given. Raises SettingsError naming the flag."""
        given = {name: value for name, value in self._typed().items() if value not in (None, [], False)}
        return {_SETTING.get(name, name): _PARSE[name](f"--{name.replace('_', '-')}", v) for name, v in given.items()}

    def _typed(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in _PARSE}


def _number(where: str, value: float) -> float:
    if value <= 0:
        raise SettingsError(where, f"{value} is out of range", "give a positive number")
    return value


def _names(where: str, value: list[str]) -> tuple[str, ...]:
    names = tuple(name.lower().replace("-", "_") for each in value for name in parse_words(where, each))
    known = ("links", "none", *plugins.names_of(plugins.SEARCH))
    for name in names:
        if name not in known:
            close = difflib.get_close_matches(name, known, n=1)
            hint = f"did you mean {close[0]!r}?" if close else f"known: {', '.join(known)}"
            raise SettingsError(where, f"{name!r} is no provider", hint)
    return names


def _hosts(where: str, value: list[str]) -> tuple[str, ...]:
    return tuple(host.lower() for each in value for host in parse_words(where, each))


def _as_it_is(_where: str, value: Any) -> Any:  # noqa: ANN401 - a flag's own type
    return tuple(value) if isinstance(value, list) else value


_SETTING = {"no_robots": "ignore_robots"}
_PARSE: dict[str, Callable[[str, Any], Any]] = {
    "fail_on": parse_outcomes,
    "fail_if_empty": _as_it_is,
    "evidence": _as_it_is,
    "engine": _as_it_is,
    "provider": _names,
    "offline": _as_it_is,
    "refresh": _as_it_is,
    "max_age": parse_duration,
    "cache_dir": _as_it_is,
    "as_of": parse_day,
    "own_domain": _hosts,
    "include": _hosts,
    "exclude": _hosts,
    "max_pages": _number,
    "timeout": _number,
    "changed_since": _as_it_is,
    "isolated": _as_it_is,
    "allow_private": parse_private,
    "no_robots": _as_it_is,
}
