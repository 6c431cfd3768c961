"""One frozen Settings, read once: flag, then environment, then file, then default."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Annotated, Any, get_type_hints

from verify.errors import SettingsError
from verify.files.checkout import checkout_left, inner_paths
from verify.model.clean_speech import CleanSpeech, parse_clean_speech
from verify.model.failing import FAIL_BY_DEFAULT, FAILING, FailOn
from verify.plugins import parse_reader
from verify.providers import provider_keys, provider_names
from verify.text.closest import hint
from verify.urls import host_names

FILE_NAMES = (".verify.toml", "verify.toml", "pyproject.toml")
FAIL_ON_WORDS = (*FAILING, "none")


@dataclass(frozen=True, slots=True)
class _Key:
    """How a setting is read from a file or a variable; *checkout*: a file found in a checkout may set it.

    There *cap* allows no more than the default, *adds* adds to the default, and *parse_checkout* reads where less is allowed.
    """

    parse: Callable[[str, Any], Any]
    checkout: bool = False
    cap: bool = False
    adds: bool = False
    parse_checkout: Callable[[str, Any], Any] | None = None


def parse_duration(where: str, raw: object) -> timedelta:
    """A duration such as `7d`, `12h`, `30m`, `90s`; a bare number is days."""
    found = re.fullmatch(r"(\d{1,6})\s*([smhdw]?)", str(raw).strip())
    if not found:
        raise SettingsError(where, f"{raw!r} is not a duration", "write 7d, 12h, 30m or 90s")
    unit = {"s": "seconds", "m": "minutes", "h": "hours", "w": "weeks"}.get(found[2], "days")
    return timedelta(**{unit: int(found[1])})


def parse_outcomes(where: str, raw: object) -> tuple[FailOn, ...]:
    """Outcomes, and warnings by their codes, that make a run fail; `none` for nothing at all."""
    for word in (words := tuple(each.replace("-", "_") for each in parse_words(where, raw))):
        if word not in FAIL_ON_WORDS:
            raise SettingsError(where, f"unknown outcome or warning {word!r}", hint(word, FAIL_ON_WORDS))
    return () if "none" in words else tuple(dict.fromkeys(FAILING[word] for word in words))


def parse_words(where: str, raw: object) -> tuple[str, ...]:
    """Words from a list, or from one string with commas."""
    listed = raw.split(",") if isinstance(raw, str) else raw
    if not isinstance(listed, list | tuple) or not all(isinstance(word, str) for word in listed):
        raise SettingsError(where, "must be a list of words")
    return tuple(word.strip() for word in listed if word.strip())


def parse_hosts(where: str, raw: object) -> tuple[str, ...]:
    """Names of hosts, each of which stands for those below it as well."""
    return host_names(where, parse_words(where, raw))


def parse_day(where: str, raw: object) -> date:
    """A day such as 2026-11-22."""
    try:
        return date.fromisoformat(str(raw).strip())
    except ValueError as fault:
        raise SettingsError(where, f"{raw!r} is not a date", "write 2026-11-22") from fault


def parse_private(where: str, raw: object) -> frozenset[tuple[str, int]]:
    """Private hosts the operator allows, each exactly `HOST:PORT`."""
    allowed = set()
    for word in parse_words(where, raw):
        host, _, port = word.rpartition(":")
        if not host or not port.isascii() or not port.isdigit() or not 0 < int(port) < 65_536:
            raise SettingsError(where, f"{word!r} is not HOST:PORT", "write archive.example:8080")
        allowed.add((host.strip("[]").lower(), int(port)))
    return frozenset(allowed)


def parse_providers(where: str, raw: object) -> tuple[str, ...]:
    """Names of providers that are installed, and `links` and `none`."""
    return provider_names(where, parse_words(where, raw))


def _built_in(where: str, raw: object) -> tuple[str, ...]:
    return provider_names(where, parse_words(where, raw), built_in=True)


def _inner_paths(where: str, raw: object) -> tuple[str, ...]:
    return inner_paths(where, parse_words(where, raw))


def _text(_where: str, raw: object) -> str:
    return str(raw).strip()


def _path(_where: str, raw: object) -> Path:
    return Path(str(raw)).expanduser()


def _truth(where: str, raw: object) -> bool:
    if (word := str(raw).strip().lower()) not in ("true", "false", "1", "0", "yes", "no"):
        raise SettingsError(where, f"{raw!r} is neither true nor false")
    return word in ("true", "1", "yes")


def _positive(kind: type[int] | type[float]) -> Callable[[str, Any], float]:
    def parse(where: str, raw: object) -> float:
        try:
            number = kind(str(raw))
        except ValueError as fault:
            raise SettingsError(where, f"{raw!r} is not a number") from fault
        if isinstance(raw, bool) or not 0 < number < 1_000_000:
            raise SettingsError(where, f"{raw!r} is out of range", "give a positive number")
        return number

    return parse


def _seconds(where: str, raw: object) -> float:
    return _positive(float)(where, parse_duration(where, raw).total_seconds() if str(raw)[-1:].isalpha() else raw)


def _contact(where: str, raw: object) -> str:
    words = str(raw).strip()
    if not words.isascii() or not words.isprintable() or len(words) > 100 or set(words) & set("()<>"):
        raise SettingsError(where, "must be one short line in plain letters", 'contact = "desk@herald.example"')
    return words


def _outlets(where: str, raw: object) -> tuple[tuple[str, str], ...]:
    if isinstance(raw, str):
        raw = dict(pair.split("=", 1) for pair in raw.split(",") if "=" in pair)
    if not isinstance(raw, Mapping) or not all(isinstance(domain, str) for domain in raw.values()):
        raise SettingsError(where, "must be a table of outlet = domain", '"Springfield Herald" = "herald.example"')
    return tuple((str(name).strip(), domain.strip().lower()) for name, domain in raw.items())


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a run may do. Ages and pauses are durations, *timeout* is seconds per draft, *keys* never leave the process.

    *provider* empty means the default ones; *engine* is where archives are read; *cache_dir* None means nothing is kept;
    *isolated*: what a draft asks for in comments is listed and not done; *changed_since* a git revision: only quotations on
    lines changed since are checked; *from_checkout* names the settings that a file of the checkout changed.
    """

    fail_on: Annotated[tuple[FailOn, ...], _Key(parse_outcomes, checkout=True, adds=True)] = FAIL_BY_DEFAULT
    fail_if_empty: Annotated[bool, _Key(_truth, checkout=True)] = False
    drafts: Annotated[tuple[str, ...], _Key(parse_words, checkout=True, parse_checkout=_inner_paths)] = ()
    provider: Annotated[tuple[str, ...], _Key(parse_providers, checkout=True, parse_checkout=_built_in)] = ()
    evidence: Annotated[tuple[str, ...], _Key(parse_words)] = ()
    engine: Annotated[str, _Key(_text)] = "local"
    own_domain: Annotated[tuple[str, ...], _Key(parse_hosts, checkout=True)] = ()
    include: Annotated[tuple[str, ...], _Key(parse_hosts, checkout=True)] = ()
    exclude: Annotated[tuple[str, ...], _Key(parse_hosts, checkout=True)] = ()
    max_pages: Annotated[int, _Key(_positive(int), checkout=True, cap=True)] = 40
    timeout: Annotated[float, _Key(_seconds, checkout=True, cap=True)] = 180.0
    max_age: Annotated[timedelta, _Key(parse_duration, checkout=True, cap=True)] = timedelta(days=7)
    outlets: Annotated[tuple[tuple[str, str], ...], _Key(_outlets, checkout=True)] = ()
    cues: Annotated[tuple[str, ...], _Key(parse_words, checkout=True)] = ()
    clean_speech: Annotated[CleanSpeech, _Key(parse_clean_speech, checkout=True, cap=True)] = CleanSpeech.FILLERS
    cache_dir: Annotated[Path | None, _Key(_path)] = None
    offline: Annotated[bool, _Key(_truth)] = False
    refresh: bool = False
    as_of: Annotated[date | None, _Key(parse_day)] = None
    isolated: bool = False
    changed_since: str | None = None
    allow_private: frozenset[tuple[str, int]] = frozenset()
    ignore_robots: bool = False
    reader: Annotated[str | None, _Key(parse_reader)] = None
    reader_own_material: bool = False
    pace: str | None = None
    contact: Annotated[str, _Key(_contact)] = ""
    keys: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    from_checkout: frozenset[str] = frozenset()

    @property
    def contact_words(self) -> str:
        """What the User-Agent says of whom to write to; empty where the operator named nobody."""
        return f"; contact: {self.contact}" if self.contact else ""

    @classmethod
    def from_environment(
        cls, environ: Mapping[str, str] | None = None, *, start: Path | None = None, config: Path | None = None
    ) -> Settings:
        """Settings of the environment and of the nearest settings file upward from *start* (default: here)."""
        return resolve(os.environ if environ is None else environ, start=start or Path.cwd(), config=config).settings


# The settings that files and variables may hold.
KEYS: Mapping[str, _Key] = {
    name: mark
    for name, hinted in get_type_hints(Settings, include_extras=True).items()
    for mark in getattr(hinted, "__metadata__", ())
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """Settings, and for each key where its value comes from ("default", a file, a variable, "flag")."""

    settings: Settings
    origins: Mapping[str, str]
    file: Path | None


def resolve(
    environ: Mapping[str, str],
    *,
    start: Path,
    config: Path | None = None,
    isolated: bool = False,
    flags: Mapping[str, Any] | None = None,
    user_folder: Path | None = None,
    keys: bool = True,
) -> Resolved:
    """Settings from *flags* (already parsed values), *environ* and files; *config* is the operator's own file.

    *isolated* disregards every file but *config*; without *keys* those of providers are left out, for what asks nobody.
    Raises SettingsError naming the key and the way out.
    """
    values: dict[str, Any] = {}
    origins = {f.name: "default" for f in fields(Settings)}
    file = config or (None if isolated else find_file(start, user_folder))
    operator = file is None or config is not None or file.parent == user_folder
    for name, value in (read_settings_file(file, operator=operator) if file is not None else {}).items():
        values[name], origins[name] = value, str(file)
    for name, key in KEYS.items():
        variable = f"VERIFY_{name.upper()}"
        if environ.get(variable):
            values[name], origins[name] = key.parse(variable, environ[variable]), variable
    if environ.get("VERIFY_PACE"):
        values["pace"], origins["pace"] = environ["VERIFY_PACE"], "VERIFY_PACE"
    for name, value in (flags or {}).items():
        values[name], origins[name] = value, "flag"
    if keys:
        values["keys"] = provider_keys(values.get("provider", ()), environ)
    changed = {key for key, value in values.items() if origins[key] == str(file) and value != getattr(Settings(), key)}
    values["from_checkout"] = frozenset(() if operator else changed)
    return Resolved(settings=replace(Settings(), **values), origins=origins, file=file)


def find_file(start: Path, user_folder: Path | None = None) -> Path | None:
    """The nearest settings file upward from *start*, else the one in the user's config folder."""
    for path in (folder / name for folder in (start, *start.parents) for name in FILE_NAMES):
        if path.is_file() and (path.name != "pyproject.toml" or _table_of(path) is not None):
            return path
    return own if user_folder is not None and (own := user_folder / "verify.toml").is_file() else None


def project_folder(start: Path) -> Path | None:
    """The folder of the settings file that rules at *start*, whose `cache/` a run uses."""
    return found.parent if (found := find_file(start)) else None


def read_settings_file(path: Path, *, operator: bool) -> dict[str, Any]:
    """Checked values of a settings file. One from a checkout (*operator* false) may only tighten."""
    if not operator and (left := checkout_left(path, path.parent, None)) is not None:
        raise SettingsError(str(path), f"is a link out of {left}", "name what it leads to with --config FILE")
    if isinstance(table := _table_of(path), SettingsError):
        raise table
    values: dict[str, Any] = {}
    for name, raw in (table or {}).items():
        where = f"{path}: {name}"
        if (key := KEYS.get(name)) is None:
            raise SettingsError(where, "no such setting", hint(name, sorted(KEYS)))
        if not operator and not key.checkout:
            raise SettingsError(where, "may not be set by a file of the checkout", "use a flag, or --config FILE")
        value = (key.parse if operator else key.parse_checkout or key.parse)(where, raw)
        values[name] = value if operator else _tightened(where, name, key, value)
    return values


def _tightened(where: str, name: str, key: _Key, value: Any) -> Any:  # noqa: ANN401 - whatever the key holds
    """*value* as a file of the checkout may set it: it adds to the default and raises nothing."""
    default = getattr(Settings(), name)
    if key.cap and value > default:
        raise SettingsError(where, f"may be at most {getattr(default, 'days', default)} here", "pass it as a flag")
    return tuple(dict.fromkeys((*default, *value))) if key.adds else value


def _table_of(path: Path) -> dict[str, Any] | SettingsError | None:
    try:
        data = tomllib.loads(path.read_text("utf-8"))
    except (OSError, ValueError, RecursionError) as fault:
        return SettingsError(str(path), f"cannot be read: {fault}", "correct the file or use --isolated")
    tools = data.get("tool") if path.name == "pyproject.toml" else {"verify": data}
    table = tools.get("verify") if isinstance(tools, dict) else None
    return table if isinstance(table, dict) else None
