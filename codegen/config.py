"""``specweld.toml``: what the user wants, as frozen values. The keys are described in docs/config.md."""

from __future__ import annotations

import difflib
import keyword
import re
import tomllib
from collections.abc import Iterable, Mapping
from typing import Any, Literal, TypeAlias, TypeVar, cast

import msgspec

from codegen import naming
from codegen.config_paging import PagingTable, with_paging
from codegen.finding import InputError, Location

FILE_NAME = "specweld.toml"

Formatter: TypeAlias = Literal["ruff", "black"]
Engine: TypeAlias = Literal["templates", "datamodel-code-generator"]
ModelKind: TypeAlias = Literal["pydantic", "dataclass", "typeddict", "msgspec"]
GENERATED_GROUP = "all_providers"
"""What ``init`` calls a group that nobody named."""

RESERVED = frozenset({"_core"})
"""Names that an output folder has itself."""


class Table(msgspec.Struct, frozen=True):
    """One table of the file."""


class ProviderTable(Table, frozen=True):
    """``[providers.NAME]``: one API and the documents that describe it."""

    sources: tuple[str, ...]
    """Files, globs, folders and URLs, relative to the config's folder."""
    env_prefix: str = ""
    """Start of its environment variables (``AIMLAPI`` for ``AIMLAPI_API_KEY``); ``""``: the name in capitals."""
    operations: dict[str, str] = {}
    """As ``Config.operations``, for this provider only."""
    paging: dict[str, PagingTable | None] = {}
    """How its lists go on, by operation; ``None`` where they do not."""


class GroupTable(Table, frozen=True):
    """``[groups.NAME]``: providers that offer the same operations."""

    providers: tuple[str, ...]


class ModelsOptions(Table, frozen=True):
    """``[models_options]``: what ``models = "datamodel-code-generator"`` writes."""

    kind: ModelKind = "pydantic"


class FetchTable(Table, frozen=True):
    """``[fetch]``: what may be asked of the network while documents are read."""

    allow: tuple[str, ...] = ()
    """Hosts that ``$ref``s may lead to, besides the source's own."""


class ProjectTable(Table, frozen=True):
    """``[project]``: the output folder becomes a whole project that can be installed."""

    name: str = ""
    """Of the distribution; ``""``: after the only provider, else after the output folder."""
    version: str = ""
    """PEP 440; ``""``: the only provider's, else 0.1.0."""


class Config(Table, frozen=True):
    """A whole ``specweld.toml``, checked."""

    providers: dict[str, ProviderTable] = {}
    output: str = "generated"
    """The folder that generated packages go to, relative to the config's."""
    formatter: Formatter = "ruff"
    models: Engine = "templates"
    models_options: ModelsOptions = ModelsOptions()
    groups: dict[str, GroupTable] = {}
    operations: dict[str, str] = {}
    """Names people choose: ``"POST /v1/images/generations" = "images.generate"``."""
    decisions: dict[str, Any] = {}
    """Answers by subject, or by ``"provider subject"``: ``"accept"``, ``"reject"``, or ``{"set": value}``."""
    fetch: FetchTable = FetchTable()
    project: ProjectTable | None = None


T = TypeVar("T", bound=Table)


def parse(text: str, source: str = FILE_NAME) -> Config:
    """The config that ``text`` says; ``source`` is its name in messages.

    Raises:
        InputError: with the line, for anything that is not understood: nothing in a config is ignored.
    """
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"not valid TOML: {error}", Location(source, line=_line_in(str(error)))) from None
    return of_table(data, source, text)


def of_table(data: Mapping[str, Any], source: str, text: str = "") -> Config:
    """The config that a table says; ``text`` is where its lines are looked up.

    Raises:
        InputError: as ``parse``.
    """
    file = _File(text, source)
    data = with_paging(data, file.error)
    tables = {name: _tables(data, name, table, file) for name, table in _NAMED.items()}
    wanted = _SINGLE | {name: table for name, table in _OPTIONAL.items() if name in data}
    single = {name: _table(data.get(name, {}), table, (name,), file) for name, table in wanted.items()}
    rest = {key: value for key, value in data.items() if key not in tables and key not in single}
    config = msgspec.structs.replace(_table(rest, Config, (), file), **tables, **single)
    _check(config, file)
    return config


class _File:
    """The config's text, for the lines of what is wrong in it."""

    def __init__(self, text: str, source: str) -> None:
        self.text = text
        self.source = source

    def error(self, path: tuple[str, ...], message: str) -> InputError:
        return InputError(message, Location(self.source, line=line_of(self.text, path)))


_NAMED: dict[str, type[Table]] = {"providers": ProviderTable, "groups": GroupTable}
_SINGLE: dict[str, type[Table]] = {"models_options": ModelsOptions, "fetch": FetchTable}
_OPTIONAL: dict[str, type[Table]] = {"project": ProjectTable}
"""Tables whose being there says something."""


def _tables(data: Mapping[str, Any], key: str, table: type[T], file: _File) -> dict[str, T]:
    """The tables ``[key.NAME]``, by name."""
    value = data.get(key, {})
    if not isinstance(value, dict):
        raise file.error((key,), f"`{key}` must be tables: write [{key}.NAME]")
    named = cast("dict[str, Any]", value)
    return {name: _table(each, table, (key, name), file) for name, each in named.items()}


def _table(value: Any, table: type[T], path: tuple[str, ...], file: _File) -> T:
    """``value`` as ``table``, or an error that names the key."""
    where = ".".join(path)
    if not isinstance(value, dict):
        raise file.error(path, f"`{where}` must be a table: write [{where}]")
    known = [field.name for field in msgspec.structs.fields(table)]
    for key in cast("dict[str, Any]", value):
        if key not in known:
            place = f" in [{where}]" if where else ""
            raise file.error((*path, key), f"unknown key `{key}`{place}{suggest(key, known)}")
    try:
        return msgspec.convert(value, table)
    except msgspec.ValidationError as error:
        reason, key = _reason(str(error))
        shown = ".".join((*path, key)) if key else where
        raise file.error((*path, key) if key else path, f"`{shown}`: {reason}") from None


def _reason(message: str) -> tuple[str, str]:
    """msgspec's message without its path, and the key at its start."""
    text, _, path = message.partition(" - at `$.")
    missing = re.match(r"Object missing required field `(\w+)`", text)
    if missing:
        return f"it must say `{missing[1]} = [...]`", ""
    key = re.match(r"\w+", path)
    return text[:1].lower() + text[1:], key[0] if key else ""


def _check(config: Config, file: _File) -> None:
    """What types cannot say."""
    if not config.providers:
        raise file.error((), 'no providers: add [providers.NAME] with sources = ["openapi.yaml"]')
    for kind, names in (("providers", config.providers), ("groups", config.groups)):
        for name in names:
            check_name(name, Location(file.source, line=line_of(file.text, (kind, name))))
    for name, provider in config.providers.items():
        if not provider.sources:
            raise file.error(("providers", name, "sources"), f"`providers.{name}.sources` is empty: name a document")
    for name, group in config.groups.items():
        _check_group(name, group, config, file)
    _check_project(config.project, file)
    for subject, answer in config.decisions.items():
        table = cast("dict[str, Any]", answer) if isinstance(answer, dict) else {}
        if answer not in ("accept", "reject") and list(table) != ["set"]:
            raise file.error(("decisions", subject), 'a decision is "accept", "reject" or { set = VALUE }')
    for calls, path in _operation_tables(config):
        _check_calls(calls, path, file)


_DISTRIBUTION = re.compile(r"[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?", re.ASCII)


def _check_project(project: ProjectTable | None, file: _File) -> None:
    """A project's name and version are what packaging tools take."""
    if project is None:
        return
    if project.name and not _DISTRIBUTION.fullmatch(project.name):
        message = f"`{project.name}` cannot be the name of a distribution: use letters, digits, `-`, `_` and `.`"
        raise file.error(("project", "name"), message)
    if project.version:
        from packaging.version import InvalidVersion, Version  # noqa: PLC0415 - most configs name no version

        try:
            Version(project.version)
        except InvalidVersion:
            message = f"`{project.version}` is no version of a Python package: write it as 1.2.3"
            raise file.error(("project", "version"), message) from None


def check_name(name: str, at: Location | None = None) -> None:
    """Refuses names of providers and groups that cannot be names of packages.

    Raises:
        InputError: at ``at``.
    """
    if not name.isidentifier() or keyword.iskeyword(name) or name.startswith("__") or name in RESERVED:
        better = naming.snake(name, "client")
        such = f", such as `{better}`" if better != name and better not in RESERVED else ""
        raise InputError(f"`{name}` cannot be the name of a Python package: choose another name{such}", at)


def _check_group(name: str, group: GroupTable, config: Config, file: _File) -> None:
    if name in config.providers:
        raise file.error(("groups", name), f"`{name}` is a provider's name too: choose another name for the group")
    for provider in group.providers:
        if provider not in config.providers:
            message = f"group `{name}` names an unknown provider `{provider}`{suggest(provider, config.providers)}"
            raise file.error(("groups", name, "providers"), message)


def _operation_tables(config: Config) -> Iterable[tuple[dict[str, str], tuple[str, ...]]]:
    yield config.operations, ("operations",)
    for name, provider in config.providers.items():
        yield provider.operations, ("providers", name, "operations")


def _check_calls(calls: dict[str, str], path: tuple[str, ...], file: _File) -> None:
    """``"POST /path" = "resource.method"``."""
    for key, call in calls.items():
        if not re.fullmatch(r"[A-Z]+ /\S*", key):
            raise file.error((*path, key), f'`{key}` is no operation: write it as "POST /v1/things"')
        words = call.split(".")
        if not all(word.isidentifier() and not keyword.iskeyword(word) for word in words):
            raise file.error((*path, key), f"`{call}` is no call: write it as resource.method")


def suggest(word: str, known: Iterable[str]) -> str:
    """``; did you mean `x`?`` where something close is known, else the choices, where they are few."""
    names = list(known)
    close = difflib.get_close_matches(word, names, 1, 0.6)
    if close:
        return f"; did you mean `{close[0]}`?"
    return f"; it may be {', '.join(f'`{name}`' for name in names)}" if 0 < len(names) <= 12 else ""


# --- lines -----------------------------------------------------------------------------------------------------------

_HEADER = re.compile(r"\s*\[\[?(.+?)\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"""\s*("(?:[^"\\]|\\.)*"|'[^']*'|[A-Za-z0-9_.-]+)\s*=""")


def line_of(text: str, path: tuple[str, ...]) -> int:
    """The line of the key at ``path`` in a TOML text, from 1; of its nearest parent where it is spelled another way.

    0 for an empty text.
    """
    table: tuple[str, ...] = ()
    best, depth = min(1, len(text)), 0
    for number, line in enumerate(text.splitlines(), 1):
        if header := _HEADER.match(line):
            table = here = _keys(f"[{header[1]}]")
        elif key := _KEY.match(line):
            here = (*table, *_keys(f"{key[1]} = 0"))
        else:
            continue
        shared = min(len(here), len(path))
        if shared > depth and here[:shared] == path[:shared]:
            best, depth = number, shared
    return best


def _keys(text: str) -> tuple[str, ...]:
    """The path that one line of TOML names."""
    keys: list[str] = []
    try:
        value: Any = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return ()
    while isinstance(value, dict) and value:
        key, value = next(iter(cast("dict[str, Any]", value).items()))
        keys.append(key)
    return tuple(keys)


def _line_in(message: str) -> int:
    """The line that tomllib's message names."""
    found = re.search(r"at line (\d+)", message)
    return int(found[1]) if found else 1
