"""One provider's client: its servers, credentials, resources and types."""

from __future__ import annotations

import re
from typing import Literal, TypeAlias

from codegen.finding import Noun
from codegen.package.annotations import Annotation, Imports
from codegen.package.resources import Resource
from codegen.package.types import TypesModule
from codegen.spelling import literal

AuthKind: TypeAlias = Literal["bearer", "basic", "apiKey", "oauth2", "openIdConnect", "mutualTLS", "http"]


class AuthArgument(Noun, frozen=True):
    """How one credential is given to the client."""

    scheme: str
    """The scheme's id in the document, or the one that reconciliation gave it."""
    kind: AuthKind
    argument: str
    """Keyword argument of ``Client``: ``api_key``."""
    env: str
    """Environment variable that stands in for it: ``AIMLAPI_API_KEY``."""
    expression: str = ""
    """The runtime's object for the scheme, as a finished Python expression."""
    further: tuple[str, ...] = ()
    """Other arguments of ``Client`` that belong to the same credential: a password, a client's id and secret."""
    further_env: tuple[str, ...] = ()
    """Environment variables that stand in for them."""
    device_login: tuple[str, ...] = ()
    """Where people at a terminal can sign in: the arguments of ``DeviceLogin`` besides the client's id, as expressions."""

    @property
    def enough(self) -> tuple[str, ...]:
        """The arguments of ``Client`` that make the credential: a user's password is needed, a client's secret is not."""
        if self.kind == "mutualTLS":
            return ()
        return (self.argument, *self.further) if self.kind == "basic" else (self.argument,)

    @property
    def enough_env(self) -> tuple[str, ...]:
        """The environment variables that stand in for ``enough``."""
        return (self.env, *self.further_env) if self.kind == "basic" else (self.env,)


class ServerUrl(Noun, frozen=True):
    """One server and its variables, as the client knows it."""

    url: str
    doc: str = ""
    variables: tuple[tuple[str, str], ...] = ()

    @property
    def expression(self) -> str:
        """The arguments of the runtime's ``Server``."""
        return f"{literal(self.url)}, {literal(dict(self.variables))}" if self.variables else literal(self.url)

    @property
    def address(self) -> str:
        """Where the server is unless its variables get other values."""
        return re.sub(r"\{([^{}]*)\}", lambda found: dict(self.variables).get(found[1]) or found[0], self.url)


class WebhooksModule(Noun, frozen=True):
    """The module that reads what an API sends by itself."""

    payload: Annotation
    """The type of a payload, with the types of the document as ``types.Name``."""
    imports: Imports


class ClientPackage(Noun, frozen=True):
    """One provider's client."""

    name: str
    """Its package name: ``aimlapi``."""
    title: str
    version: str
    doc: tuple[str, ...]
    servers: tuple[ServerUrl, ...]
    base_url_env: str
    auth: tuple[AuthArgument, ...]
    security: tuple[tuple[str, ...], ...]
    root: Resource
    """The client itself: its methods (rare) and its resources."""
    types: tuple[TypesModule, ...]
    core: str = ".._core"
    """The runtime, as the provider's own modules import it."""
    sources: tuple[str, ...] = ()
    notices: tuple[tuple[str, str], ...] = ()
    """What the documents say of licence, terms and contact: pairs of what it is and what they say."""
    webhooks: WebhooksModule | None = None
    """``None`` when the documents tell of no webhooks."""

    @property
    def credentials(self) -> tuple[str, ...]:
        """The arguments of ``Client`` for credentials."""
        own = (name for auth in self.auth if auth.kind != "mutualTLS" for name in (auth.argument, *auth.further))
        return tuple(dict.fromkeys(own))

    @property
    def docstring(self) -> tuple[str, ...]:
        """What the package and its clients say of themselves."""
        title = f"Client of {self.title or self.name}{f' {self.version}' if self.version else ''}."
        servers = "\n".join(f"- {server.url}{f': {server.doc}' if server.doc else ''}" for server in self.servers)
        where = f"Servers:\n{servers}" if len(self.servers) > 1 else ""
        keys = [
            f"{_both(auth.enough)} or the environment {_variables(auth.enough_env)}" for auth in self.auth if auth.env
        ]
        given = f"Credentials: {'; '.join(keys)}. Base URL: ``base_url`` or {self.base_url_env}." if keys else ""
        return tuple(text for text in (title, *self.doc, where, given) if text)


def _both(arguments: tuple[str, ...]) -> str:
    return " and ".join(f"``{each}``" for each in arguments)


def _variables(names: tuple[str, ...]) -> str:
    return f"variable{'s' if len(names) > 1 else ''} {' and '.join(names)}"
