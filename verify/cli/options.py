"""The options of the commands: each is declared once, with its help and what it sets."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Annotated, Any, TypeVar, get_args, get_type_hints

import typer

from verify.cli.completing import completed_formats, completed_outcomes, completed_providers
from verify.errors import SettingsError
from verify.reports.view import Order, Shown, View
from verify.settings import KEYS, parse_hosts, parse_private, parse_providers
from verify.text.closest import hint

_Options = TypeVar("_Options")


@dataclass(frozen=True, slots=True)
class Sets:
    """Marks an option that is a setting of the run, read as in a settings file or by *read*; *name* if it is another there."""

    read: Callable[[str, Any], Any] | None = None
    name: str | None = None


def _names(where: str, value: list[str]) -> tuple[str, ...]:
    return parse_providers(where, ",".join(value))


def _hosts(where: str, value: list[str]) -> tuple[str, ...]:
    return parse_hosts(where, ",".join(value))


def _as_it_is(_where: str, value: Any) -> Any:  # noqa: ANN401 - a flag's own type
    return tuple(value) if isinstance(value, list) else value


def view_of(order: str, shown: str, *, in_full: bool) -> View:
    """How a report is looked at, from the words of the flags. Raises SettingsError naming the flag."""
    for flag, word, known in (("--order", order, Order), ("--show", shown, Shown)):
        if word not in list(known):
            raise SettingsError(flag, f"unknown word {word!r}", hint(word, known))
    return View(order=Order(order), shown=Shown(shown), in_full=in_full)


# What several commands take.
Drafts = Annotated[
    list[str] | None,
    typer.Argument(metavar="DRAFT...", help="Files, folders, globs, http(s) addresses, or - for standard input."),
]
Format = Annotated[
    str | None,
    typer.Option(
        "-f",
        "--format",
        autocompletion=completed_formats,
        metavar="FORMAT",
        help="terminal, json, markdown, html, sarif, junit, github, gitlab, csv, annotation; in a file: docx, xlsx.",
    ),
]
Output = Annotated[
    list[str] | None,
    typer.Option("-o", "--output", metavar="[FORMAT=]PATH", help="Write the report to a file; repeat for several."),
]
Force = Annotated[
    bool, typer.Option("--force", help="Overwrite a file that is not a report; drafts and evidence stay.")
]
StdinName = Annotated[str | None, typer.Option("--stdin-name", metavar="PATH", help="What to call standard input.")]
Explain = Annotated[
    bool, typer.Option("--explain", help="Say for each quotation which rule found its speaker, and why it holds.")
]
Evidence = Annotated[
    list[str] | None,
    typer.Option(
        "--evidence",
        metavar="PATH",
        help="Your own transcripts and documents, which never leave this machine; kept indexes; web archives.",
    ),
    Sets(_as_it_is),
]
Provider = Annotated[
    list[str] | None,
    typer.Option(
        "-p",
        "--provider",
        autocompletion=completed_providers,
        metavar="NAME",
        help="Whom to ask; links: only what the draft links; none: nobody.",
    ),
    Sets(_names),
]
CacheDir = Annotated[
    Path | None, typer.Option("--cache-dir", metavar="DIR", help="Where pages and reports are kept."), Sets()
]
AllowPrivate = Annotated[
    list[str] | None,
    typer.Option("--allow-private", metavar="HOST:PORT", help="An archive inside your own network."),
    Sets(parse_private),
]
Config = Annotated[Path | None, typer.Option("--config", metavar="FILE", help="Your own settings file.")]
Isolated = Annotated[
    bool,
    typer.Option("--isolated", help="Ignore the settings, comments and baseline of the checkout."),
    Sets(_as_it_is),
]
ReportOrder = Annotated[
    str, typer.Option("--order", metavar="ORDER", help="What comes first in the terminal: problems, or the story.")
]
ReportShown = Annotated[
    str, typer.Option("--show", metavar="WHAT", help="What the terminal shows: all, or only problems.")
]
Color = Annotated[str, typer.Option("--color", metavar="WHEN", help="auto, always or never.")]
TextOrJson = Annotated[str, typer.Option("-f", "--format", metavar="FORMAT", help="terminal or json.")]
NoProgress = Annotated[bool, typer.Option("--no-progress", help="Show no progress.")]
Quiet = Annotated[bool, typer.Option("-q", "--quiet", help="Errors only; with -o no report here either.")]
Verbose = Annotated[
    bool,
    typer.Option("-v", "--verbose", help="Say more: each finding in full, each query and page as it is asked for."),
]


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckOptions:
    """The options of one run as typed, before they are checked; in the order in which the help lists them."""

    drafts: Drafts = None
    format: Format = None
    output: Output = None
    force: Force = False
    stdin_name: StdinName = None
    fail_on: Annotated[
        str | None,
        typer.Option(
            "--fail-on",
            autocompletion=completed_outcomes,
            metavar="OUTCOME,...",
            help="Outcomes that give exit code 1 [altered, paraphrased, misattributed, disputed, not_found].",
        ),
        Sets(),
    ] = None
    fail_if_empty: Annotated[
        bool, typer.Option("--fail-if-empty", help="Exit 3 when there was nothing to check."), Sets()
    ] = False
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="Findings do not change the exit code.")] = False
    evidence: Evidence = None
    engine: Annotated[
        str | None,
        typer.Option(
            "--engine", metavar="NAME", help="Where archives are read: local, local:N processes, dask://HOST:PORT."
        ),
        Sets(),
    ] = None
    provider: Provider = None
    offline: Annotated[bool, typer.Option("--offline", help="Repeat a run from the cache."), Sets()] = False
    plan: Annotated[bool, typer.Option("--plan", help="Print the questions that would be asked, and ask none.")] = False
    refresh: Annotated[
        bool, typer.Option("--refresh", help="Ask and fetch again, whatever the cache holds."), Sets(_as_it_is)
    ] = False
    max_age: Annotated[
        str | None, typer.Option("--max-age", metavar="AGE", help="How old a cached page may be [7d]."), Sets()
    ] = None
    cache_dir: CacheDir = None
    as_of: Annotated[str | None, typer.Option("--as-of", metavar="DATE", help="Take this day for today."), Sets()] = (
        None
    )
    own_domain: Annotated[
        list[str] | None,
        typer.Option("--own-domain", metavar="HOST", help="Your own site: never evidence."),
        Sets(_hosts),
    ] = None
    include: Annotated[
        list[str] | None,
        typer.Option("--include", metavar="HOST", help="Read pages of these hosts only."),
        Sets(_hosts),
    ] = None
    exclude: Annotated[
        list[str] | None, typer.Option("--exclude", metavar="HOST", help="Read no pages of these hosts."), Sets(_hosts)
    ] = None
    max_pages: Annotated[
        str | None, typer.Option("--max-pages", metavar="N", help="Pages read per draft [40]."), Sets()
    ] = None
    timeout: Annotated[
        str | None,
        typer.Option("--timeout", metavar="TIME", help="Time per draft: 90 (seconds), 5m [180]."),
        Sets(),
    ] = None
    changed_since: Annotated[
        str | None,
        typer.Option(
            "--changed-since", metavar="REV", help="Check only quotations on lines changed since a git revision."
        ),
        Sets(_as_it_is),
    ] = None
    baseline: Annotated[
        Path | None, typer.Option("--baseline", metavar="FILE", help="Known findings: listed, and no reason to fail.")
    ] = None
    update_baseline: Annotated[
        bool, typer.Option("--update-baseline", help="Write this run's findings into the baseline; drop what is gone.")
    ] = False
    allow_private: AllowPrivate = None
    no_robots: Annotated[
        bool,
        typer.Option("--no-robots", help="Read pages that the draft links in spite of robots.txt; recorded."),
        Sets(_as_it_is, "ignore_robots"),
    ] = False
    reader: Annotated[
        str | None,
        typer.Option("--reader", metavar="NAME", help="Who reads for meaning: llm, nli; none [none]."),
        Sets(),
    ] = None
    reader_own_material: Annotated[
        bool,
        typer.Option("--reader-own-material", help="Send passages of your own material to the reader too."),
        Sets(_as_it_is),
    ] = False
    config: Config = None
    isolated: Isolated = False
    order: ReportOrder = "problems"
    show: ReportShown = "all"
    color: Color = "auto"
    no_progress: NoProgress = False
    quiet: Quiet = False
    verbose: Verbose = False

    def view(self) -> View:
        """How the report on standard output is looked at. Raises SettingsError naming the flag."""
        return view_of(self.order, self.show, in_full=self.verbose)

    def refuse_contradictions(self) -> None:
        """Raises SettingsError where two flags say the opposite of one another."""
        self.view()
        providers = {name for each in self.provider or () for name in each.split(",")}
        opposed = (
            ("--offline and --refresh", self.offline and self.refresh, "one asks nobody, the other asks again"),
            ("--quiet and --verbose", self.quiet and self.verbose, "choose one"),
            ("-p none", "none" in providers and len(providers) > 1, "none means nobody: use it alone"),
        )
        for flags, are_given, why in opposed:
            if are_given:
                raise SettingsError(flags, "contradict one another" if " and " in flags else "contradicts -p", why)

    def flags(self) -> dict[str, Any]:
        """Checked values of the flags that were given, by setting. Raises SettingsError naming the flag."""
        return flags_of(self)


def flags_of(options: Any) -> dict[str, Any]:  # noqa: ANN401 - a dataclass of options
    """Checked values of those *options* that were given and set something. Raises SettingsError naming the flag."""
    given = ((name, sets, getattr(options, name)) for name, sets in _settings_of(type(options)).items())
    return {
        sets.name or name: (sets.read or KEYS[name].parse)(f"--{name.replace('_', '-')}", typed)
        for name, sets, typed in given
        if typed not in (None, [], False)
    }


def taking(options: type[_Options]) -> Callable[[Callable[[_Options], None]], Callable[..., None]]:
    """Makes a command of a function that is given *options*: each of their fields is an argument or option of its own."""
    hints = get_type_hints(options, include_extras=True)
    keyword = inspect.Parameter.KEYWORD_ONLY
    parameters = [
        inspect.Parameter(name, keyword, default=each.default, annotation=hints[name])
        for name, each in inspect.signature(options).parameters.items()
    ]

    def made(function: Callable[[_Options], None]) -> Callable[..., None]:
        def command(**typed: Any) -> None:  # noqa: ANN401 - what the parser read
            function(options(**typed))

        command.__name__, command.__doc__ = function.__name__, function.__doc__
        command.__annotations__ = hints
        vars(command)["__signature__"] = inspect.Signature(parameters)
        return command

    return made


def _settings_of(options: type[Any]) -> dict[str, Sets]:
    hints = get_type_hints(options, include_extras=True)
    marks = {
        each.name: [mark for mark in get_args(hints[each.name]) if isinstance(mark, Sets)] for each in fields(options)
    }
    return {name: found[0] for name, found in marks.items() if found}
