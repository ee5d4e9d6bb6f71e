"""Which credential an operation gets, and where it is put. Secrets pass through here and are kept nowhere else."""

from __future__ import annotations

import base64
import os
from typing import TYPE_CHECKING, TypeAlias
from urllib.parse import quote

from .errors import InvalidArgument, MissingCredentials
from .schemes import ApiKey, Basic, Bearer, HttpAuth, MutualTls, OAuth2

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from .operation import Operation
    from .schemes import Api, Scheme

Value: TypeAlias = "str | Callable[[], object]"
"""A secret or a function that gives it (or, in asynchronous clients, an awaitable of it)."""


class Token:
    """Marks a credential that must be fetched from a token endpoint with the client's id and secret."""

    __slots__ = ("client_id", "client_secret", "scheme")

    def __init__(self, scheme: OAuth2, client_id: Value, client_secret: Value) -> None:
        self.scheme = scheme
        self.client_id = client_id
        self.client_secret = client_secret


Source: TypeAlias = "Value | Token"


class Placed:
    """Credentials in their places: headers by lower-case name, query text, cookies."""

    __slots__ = ("cookies", "headers", "query")

    def __init__(self) -> None:
        self.headers: dict[str, tuple[str, str]] = {}
        self.query = ""
        self.cookies: list[tuple[str, str]] = []


NOTHING = Placed()


class Chosen:
    """The schemes that an operation uses, with the sources of their secrets."""

    __slots__ = ("dynamic", "missing", "names", "pairs", "placed", "secret_headers")

    def __init__(
        self,
        pairs: tuple[tuple[Scheme, tuple[Source, ...]], ...],
        missing: str,
        names: frozenset[str],
    ) -> None:
        self.pairs = pairs
        self.missing = missing
        """What to say when there is no credential; ``""`` when there is one or none is needed."""
        self.names = names
        """Lower-case names of headers that may stand in for a missing credential."""
        self.dynamic: tuple[Source, ...] = tuple(
            source
            for _, sources in pairs
            for source in sources
            if not isinstance(source, str)
        )
        """The sources whose secrets have to be asked for before each attempt."""
        self.secret_headers = frozenset(
            filter(None, (header_of(scheme) for scheme, _ in pairs))
        )
        """Lower-case names of the headers that carry its secrets."""
        self.placed = None if self.dynamic else place(pairs, [])


def arguments_of(scheme: Scheme) -> Iterator[tuple[str, str]]:
    """The client's arguments that a scheme takes, with the environment variables that stand in for them."""
    if isinstance(scheme, Basic):
        yield scheme.username, scheme.username_env
        yield scheme.password, scheme.password_env
    elif isinstance(scheme, OAuth2):
        yield scheme.argument, scheme.env
        yield scheme.client_id, scheme.client_id_env
        yield scheme.client_secret, scheme.client_secret_env
    elif not isinstance(scheme, MutualTls):
        yield scheme.argument, scheme.env


def collect(api: Api, given: Mapping[str, Value | None]) -> dict[str, Value]:
    """The credentials there are, by argument: those given, else those of the environment.

    Raises InvalidArgument when a token and a client id are both given for one OAuth 2 scheme.
    """
    found: dict[str, Value] = {}
    for scheme in api.schemes.values():
        if (
            isinstance(scheme, OAuth2)
            and given.get(scheme.argument)
            and given.get(scheme.client_id)
        ):
            raise InvalidArgument(
                f"pass {scheme.argument} or {scheme.client_id}, not both"
            )
        for argument, env in arguments_of(scheme):
            value = given.get(argument)
            if value is None and env:
                value = os.environ.get(env) or None
            if value is not None and value != "":
                found[argument] = value
    return found


def choose(api: Api, op: Operation[object], found: Mapping[str, Value]) -> Chosen:
    """The first alternative whose credentials are all there; anonymous access only when nothing else is possible."""
    alternatives = api.security if op.security is None else op.security
    for alternative in alternatives:
        schemes = [api.schemes[name] for name in alternative if name in api.schemes]
        sources = [(scheme, sources_of(scheme, found)) for scheme in schemes]
        if alternative and all(source is not None for _, source in sources):
            return Chosen(
                tuple(
                    (scheme, source) for scheme, source in sources if source is not None
                ),
                "",
                frozenset(),
            )
    if not any(alternatives) or () in alternatives:
        return Chosen((), "", frozenset())
    schemes = [
        api.schemes[name]
        for alternative in alternatives
        for name in alternative
        if name in api.schemes
    ]
    return Chosen(
        (), _missing(op, schemes), frozenset(filter(None, map(header_of, schemes)))
    )


def sources_of(scheme: Scheme, found: Mapping[str, Value]) -> tuple[Source, ...] | None:
    """Where the secrets of a scheme come from; ``None`` when one is missing."""
    if isinstance(scheme, MutualTls):
        return ()
    if isinstance(scheme, OAuth2):
        return _oauth_source(scheme, found)
    if isinstance(scheme, Basic):
        username, password = found.get(scheme.username), found.get(scheme.password, "")
        return None if username is None else (username, password)
    value = found.get(scheme.argument)
    return None if value is None else (value,)


def _oauth_source(
    scheme: OAuth2, found: Mapping[str, Value]
) -> tuple[Source, ...] | None:
    if (token := found.get(scheme.argument)) is not None:
        return (token,)
    client_id, secret = found.get(scheme.client_id), found.get(scheme.client_secret)
    if (
        client_id is None
        or secret is None
        or not (scheme.token_url or scheme.discovery_url)
    ):
        return None
    return (Token(scheme, client_id, secret),)


def _missing(op: Operation[object], schemes: list[Scheme]) -> str:
    ways = [
        f"{argument}=..." + (f" (or set {env})" if env else "")
        for scheme in schemes
        for argument, env in arguments_of(scheme)
    ]
    return f"{op.method} {op.path} needs a credential: pass the client " + " or ".join(
        dict.fromkeys(ways)
    )


def require(chosen: Chosen, sent: Mapping[str, object]) -> None:
    """Raise MissingCredentials unless there is a credential or a header that the caller put in its place."""
    if chosen.missing and chosen.names.isdisjoint(sent):
        raise MissingCredentials(chosen.missing)


def header_of(scheme: Scheme) -> str | None:
    """The lower-case name of the header that carries a scheme's secret, where it is one."""
    if isinstance(scheme, ApiKey):
        in_query = scheme.location_in == "query"
        own = scheme.name.lower() if scheme.location_in == "header" else "cookie"
        return None if in_query else own
    return None if isinstance(scheme, MutualTls) else "authorization"


def place(
    pairs: tuple[tuple[Scheme, tuple[Source, ...]], ...], secrets: list[str]
) -> Placed:
    """Put secrets where their schemes want them; ``secrets`` are those of the dynamic sources, in order."""
    placed = Placed()
    rest = iter(secrets)
    for scheme, sources in pairs:
        _put(
            placed,
            scheme,
            [source if isinstance(source, str) else next(rest) for source in sources],
        )
    return placed


def _put(placed: Placed, scheme: Scheme, secrets: list[str]) -> None:
    match scheme:
        case ApiKey():
            _put_key(placed, scheme, scheme.prefix + secrets[0])
        case Basic():
            text = base64.b64encode(":".join(secrets).encode()).decode()
            _put_header(placed, "Authorization", f"Basic {text}")
        case Bearer() | OAuth2():
            _put_header(placed, "Authorization", f"Bearer {secrets[0]}")
        case HttpAuth():
            _put_header(placed, "Authorization", f"{scheme.scheme} {secrets[0]}")
        case MutualTls():
            pass


def _put_key(placed: Placed, scheme: ApiKey, secret: str) -> None:
    if scheme.location_in == "header":
        _put_header(placed, scheme.name, secret)
    elif scheme.location_in == "cookie":
        placed.cookies.append((scheme.name, secret))
    else:
        pair = f"{quote(scheme.name, safe='')}={quote(secret, safe='')}"
        placed.query = f"{placed.query}&{pair}" if placed.query else pair


def _put_header(placed: Placed, name: str, value: str) -> None:
    if "\n" in value or "\r" in value:
        raise InvalidArgument(
            f"the credential for the header {name} holds a line break"
        )
    placed.headers[name.lower()] = (name, value)


def text_of(secret: object) -> str:
    """What a credential function gave, which must be text."""
    if not isinstance(secret, str) or not secret:
        raise MissingCredentials(
            f"a credential function returned {type(secret).__name__}, not a text with something in it"
        )
    return secret
