"""Search providers: what the class of each says of it, whom a run asks, and with which key."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, cast

from verify.errors import PluginError, SettingsError
from verify.plugins import SEARCH, built_in_names, in_words, load, names_of
from verify.text.closest import hint

if TYPE_CHECKING:
    from verify.ports import ProviderTools, SearchProvider, SearchProviderClass

# Words of `--provider` that name no provider: read only what the draft links, or not even that.
SWITCHES = ("links", "none")

# What the class of a search provider says of itself, and of which kind it is.
_DECLARED: Mapping[str, type | tuple[type, ...]] = {
    "name": str,
    "general": bool,
    "default": bool,
    "batch": int,
    "key_variable": (str, type(None)),
}


@dataclass(frozen=True, slots=True)
class Providers:
    """The search providers that can be asked, and why others cannot."""

    classes: tuple[SearchProviderClass, ...]
    broken: tuple[PluginError, ...] = ()


def provider_names(where: str, words: tuple[str, ...], *, built_in: bool = False) -> tuple[str, ...]:
    """Those of *words* as the providers that are installed, or only the built-in ones, are called.

    Raises SettingsError for any other word.
    """
    names, kind = (built_in_names(SEARCH), "built-in provider") if built_in else (names_of(SEARCH), "provider")
    known = {_plain(name): name for name in (*SWITCHES, *names)}
    for word in map(_plain, words):
        if word not in known:
            raise SettingsError(where, f"unknown {kind} {word!r}", hint(word, known.values()))
    return tuple(known[_plain(word)] for word in words)


def installed_providers(names: tuple[str, ...] = ()) -> Providers:
    """The search providers called *names*, or all that are installed; of these a broken one only goes without.

    Raises PluginError where one of *names* is missing or broken.
    """
    good: dict[str, SearchProviderClass] = {}
    broken: list[PluginError] = []
    for name in dict.fromkeys(names or names_of(SEARCH)):
        try:
            found = _provider_class(name)
            if found.name in good:
                raise PluginError(SEARCH, name, f"another one has the name {found.name!r} too")
            good[found.name] = found
        except PluginError as fault:
            if names:
                raise
            broken.append(fault)
    return Providers(tuple(good.values()), tuple(broken))


def made_provider(found: SearchProviderClass, tools: ProviderTools) -> SearchProvider:
    """A provider of this class, given its own key and nobody else's. Raises PluginError where it cannot be made."""
    own = {name: key for name, key in tools.keys.items() if name == found.key_variable}
    try:
        return found(replace(tools, keys=own))
    # A stranger's constructor may fail in any way.
    except Exception as fault:
        raise PluginError(SEARCH, found.name, f"cannot be started: {in_words(fault)}") from fault


def has_key(provider: SearchProviderClass, keys: Mapping[str, str]) -> bool:
    """Whether *keys* hold the one that *provider* needs, if it needs one."""
    return provider.key_variable is None or bool(keys.get(provider.key_variable))


def provider_keys(provider: tuple[str, ...], environ: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """The variables of *environ* that hold keys of the providers that are named, or of all installed where none is."""
    named = named_providers(provider)
    if provider and not named:
        return ()
    try:
        classes = installed_providers(named).classes
    except PluginError:
        # Reported where the provider is to be asked.
        return ()
    wanted = dict.fromkeys(each.key_variable for each in classes if each.key_variable)
    return tuple((name, environ[name]) for name in wanted if environ.get(name))


def paces_of(classes: Iterable[SearchProviderClass]) -> dict[str, float]:
    """Seconds between two requests to each host that *classes* name; of two that name one, the slower."""
    paces: dict[str, float] = {}
    for host, pause in (named for each in classes for named in getattr(each, "pace", {}).items()):
        paces[host] = max(float(pause), paces.get(host, 0.0))
    return paces


def named_providers(provider: tuple[str, ...]) -> tuple[str, ...]:
    """The providers among the words of `--provider`."""
    return tuple(name for name in provider if name not in SWITCHES)


def _provider_class(name: str) -> SearchProviderClass:
    found = load(SEARCH, name)
    if not callable(found) or not callable(getattr(found, "search", None)):
        raise PluginError(SEARCH, name, "has no method 'search'")
    for attribute, kind in _DECLARED.items():
        if not hasattr(found, attribute):
            raise PluginError(SEARCH, name, f"does not say its {attribute!r}")
        if not isinstance(said := getattr(found, attribute), kind):
            raise PluginError(SEARCH, name, f"its {attribute!r} cannot be {said!r}")
    _check_pace(name, getattr(found, "pace", {}))
    return cast("SearchProviderClass", found)


def _check_pace(name: str, pace: object) -> None:
    pauses = pace.items() if isinstance(pace, Mapping) else [("", None)]
    if not all(isinstance(host, str) and isinstance(pause, int | float) and pause >= 0 for host, pause in pauses):
        raise PluginError(SEARCH, name, f"its 'pace' is not a table of seconds by host: {pace!r}")


def _plain(word: str) -> str:
    return word.lower().replace("-", "_")
