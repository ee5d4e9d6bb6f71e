"""What a client knows: options, credentials, base URL, and caches of what does not change between calls. No I/O."""

from __future__ import annotations

import os
import re
import sys
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import httpx2

from . import credentials
from .errors import InvalidArgument
from .logs import hide_headers
from .options import Options
from .sentinels import NotGiven

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .credentials import Chosen, Placed, Value
    from .oauth import AccessToken
    from .operation import Operation
    from .requests import Draft
    from .schemes import Api

DEFAULT_TIMEOUT = httpx2.Timeout(600.0, connect=5.0)
_LIBRARY_TIMEOUT = httpx2.Timeout(5.0)
_MOST_URLS = 256


class State:
    """Options and credentials of one client. It never changes but for ``base_url`` and what is cached."""

    def __init__(self, api: Api, options: Options, found: dict[str, Value]) -> None:
        self.api = api
        self.options = options
        self.found = found
        self.tokens: dict[str, AccessToken] = {}
        self._chosen: dict[tuple[tuple[str, ...], ...] | None, Chosen] = {}
        self._urls: dict[str, httpx2.URL] = {}
        self._base: tuple[str, str] | None = None
        self._moved = False
        self.timeout: dict[str, float | None] | None = None
        """The default timeout as the transport takes it; made when the HTTP client is."""
        self.headers: dict[str, tuple[str, str]] = {}
        """The HTTP client's own headers, by lower-case name; made when the HTTP client is."""

    def adopt(self, http: httpx2.Client | httpx2.AsyncClient, *, custom: bool) -> None:
        """Take over the headers of an HTTP client, and its timeout when somebody set one."""
        hide_headers()
        self.headers = {name.lower(): (name, value) for name, value in _headers(http)}
        if not custom or self.headers["user-agent"][1].startswith("python-httpx"):
            self.headers["user-agent"] = ("User-Agent", user_agent(self.api))
        timeout = self.options.timeout
        if isinstance(timeout, NotGiven):
            timeout = (
                http.timeout
                if custom and http.timeout != _LIBRARY_TIMEOUT
                else DEFAULT_TIMEOUT
            )
        self.timeout = httpx2.Timeout(timeout).as_dict()

    def for_tokens(self) -> State:
        """The state with which authorization servers are asked: their own URLs, no credentials, no hooks."""
        old = self.options
        options = Options(
            timeout=old.timeout,
            deadline=old.deadline,
            max_retries=old.max_retries,
            follow_redirects=False,
            idempotency_header=None,
        )
        made = State(self.api, options, {})
        made.headers, made.timeout = self.headers, self.timeout
        return made

    def base_url(self) -> str:
        """Where the API is, always with a slash at its end."""
        path, query = self._split_base()
        return f"{path}/" + (f"?{query}" if query else "")

    def set_base_url(self, url: str) -> None:
        """Move the client to another base URL."""
        self._base = split_url(url)
        self._moved = True
        self._urls.clear()

    def _split_base(self) -> tuple[str, str]:
        if self._base is None:
            self._base = split_url(find_base(self.api, self.options))
        return self._base

    def url(self, made: Draft, placed: Placed) -> httpx2.URL:
        """The URL of a request. Absolute paths stand for themselves."""
        if made.path.startswith(("http://", "https://")):
            path, query = made.path, ""
        else:
            base, query = (
                self._server(made.op)
                if made.op.servers and not self._is_moved()
                else self._split_base()
            )
            path = (
                base + made.path if made.path.startswith("/") else f"{base}/{made.path}"
            )
        query = "&".join(part for part in (query, made.query, placed.query) if part)
        text = f"{path}?{query}" if query else path
        found = self._urls.get(text)
        return found or self._new_url(text, keep=not made.plan.variables and not query)

    def _new_url(self, text: str, *, keep: bool) -> httpx2.URL:
        try:
            url = httpx2.URL(text)
        except httpx2.InvalidURL as error:
            raise InvalidArgument(f"the URL cannot be used: {error}") from error
        if not is_address(url):
            raise InvalidArgument(f"the URL cannot be used: {url.host}:{url.port}")
        if keep and len(self._urls) < _MOST_URLS:
            self._urls[text] = url
        return url

    def _is_moved(self) -> bool:
        """Whether somebody said where the API is; then an operation's own server is there, too."""
        return self._moved or bool(given_base(self.api, self.options))

    def _server(self, op: Operation[object]) -> tuple[str, str]:
        """An operation's own server; one that is relative starts at the client's."""
        url = fill(op.servers[0], {}, self.options.server_variables)
        if url.startswith(("http://", "https://")):
            return split_url(url)
        base = urlsplit(self._split_base()[0])
        return split_url(f"{base.scheme}://{base.netloc}/{url.lstrip('/')}")

    def chosen(self, op: Operation[object]) -> Chosen:
        """The schemes of an operation, with the sources of their secrets."""
        found = self._chosen.get(op.security)
        if found is None or found.missing:
            found = self._chosen[op.security] = credentials.choose(
                self.api, op, self.found
            )
        return found


def is_address(url: httpx2.URL) -> bool:
    """Whether host and port can exist at all; sockets raise all kinds of errors for those that cannot."""
    labels = url.raw_host.decode("ascii", "replace").rstrip(".").split(".")
    return (url.port or 0) <= 65535 and all(0 < len(each) < 64 for each in labels)


def _headers(http: httpx2.Client | httpx2.AsyncClient) -> list[tuple[str, str]]:
    return [
        (name.decode("latin-1"), value.decode("latin-1"))
        for name, value in http.headers.raw
    ]


def user_agent(api: Api) -> str:
    """Who calls: the client, its API's version and Python's."""
    version = re.sub(r"[^\w.+-]+", "-", api.version) or "0"
    name = re.sub(r"[^\w.+-]+", "-", api.name) or "client"
    return f"{name}/{version} (specweld) python/{sys.version_info.major}.{sys.version_info.minor}"


def given_base(api: Api, options: Options) -> str | None:
    """The base URL that somebody gave: the option, else the environment's."""
    return options.base_url or (
        os.environ.get(api.base_url_env) if api.base_url_env else None
    )


def find_base(api: Api, options: Options) -> str:
    """The base URL: the option, else the environment's, else the first server. Raises InvalidArgument for none."""
    url = given_base(api, options)
    if not url and api.servers:
        url = fill(
            api.servers[0].url, api.servers[0].variables, options.server_variables
        )
    if not url or not url.startswith(("http://", "https://")):
        env = f" or set {api.base_url_env}" if api.base_url_env else ""
        said = f"the document gives only {url!r}" if url else "the document gives none"
        raise InvalidArgument(f"no base URL ({said}): pass base_url='https://...'{env}")
    return url


def fill(url: str, defaults: Mapping[str, str], given: Mapping[str, str]) -> str:
    """A server URL with its variables filled in."""
    for name, value in {**defaults, **given}.items():
        url = url.replace("{" + name + "}", value)
    return url


def split_url(url: str) -> tuple[str, str]:
    """A base URL without the slash at its end, and its query."""
    path, _, query = url.partition("#")[0].partition("?")
    return path.rstrip("/"), query
