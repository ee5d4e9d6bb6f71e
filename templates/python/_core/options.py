"""The options of a client: one value, shared by the sync and the async class."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypedDict

from .sentinels import NotGiven, not_given

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    import httpx2

    from .aliases import Headers, Query, Timeout


class CommonOptions(TypedDict, total=False):
    """Options of both clients. Every one has a default; ``with_options`` and ``copy`` take the same."""

    base_url: str | None
    """Where the API is; else the environment variable of the API, else the first server of its document."""
    server_variables: Mapping[str, str]
    """Values of the variables of the document's server URL."""
    timeout: Timeout | NotGiven
    """Seconds (default: 60, connect 5), an ``httpx2.Timeout``, or ``None`` for no limit."""
    deadline: float | None
    """Seconds for one call with all its retries; ``None``: no limit."""
    max_retries: int
    """How often a failed call is tried again: 2."""
    retry_unsafe: bool
    """Whether POST and PATCH are tried again as well: yes, they carry an idempotency key."""
    default_headers: Headers
    """Sent with every request; a call's own win."""
    default_query: Query
    """Sent with every request; a call's own win."""
    strict: bool
    """Raise ``ValidationError`` for answers that are not of the documented type, instead of keeping them as they came."""
    follow_redirects: bool
    """Follow redirects: yes. Credentials never go to another origin."""
    max_answer_bytes: int | None
    """Refuse larger answers; ``None``: no limit. Binary answers and streams are not limited."""
    idempotency_header: str | None
    """Name of the header for the idempotency key of calls that are not safe; ``None``: none is sent."""
    on_request: Sequence[Callable[[httpx2.Request], None]]
    """Called before each attempt."""
    on_response: Sequence[Callable[[httpx2.Response], None]]
    """Called after each attempt that was answered."""


class Replacements(TypedDict, total=False):
    """What a copy takes besides: instead of merging with what is there, these take its place."""

    set_default_headers: Headers
    set_default_query: Query


class Options:
    """The values of ``CommonOptions``."""

    __slots__ = (
        "base_url",
        "deadline",
        "default_headers",
        "default_query",
        "follow_redirects",
        "idempotency_header",
        "max_answer_bytes",
        "max_retries",
        "on_request",
        "on_response",
        "retry_unsafe",
        "server_variables",
        "strict",
        "timeout",
    )

    def __init__(
        self,
        *,
        base_url: str | None = None,
        server_variables: Mapping[str, str] | None = None,
        timeout: Timeout | NotGiven = not_given,
        deadline: float | None = None,
        max_retries: int = 2,
        retry_unsafe: bool = True,
        default_headers: Headers | None = None,
        default_query: Query | None = None,
        strict: bool = False,
        follow_redirects: bool = True,
        max_answer_bytes: int | None = None,
        idempotency_header: str | None = "Idempotency-Key",
        on_request: Sequence[Callable[[httpx2.Request], None]] = (),
        on_response: Sequence[Callable[[httpx2.Response], None]] = (),
    ) -> None:
        if type(max_retries) is not int or max_retries < 0:
            raise TypeError(
                "max_retries must be an integer >= 0; pass 0 for no retries, sys.maxsize for no end of them"
            )
        self.base_url = base_url
        self.server_variables: Mapping[str, str] = server_variables or {}
        self.timeout: Timeout | NotGiven = timeout
        self.deadline = deadline
        self.max_retries = max_retries
        self.retry_unsafe = retry_unsafe
        self.default_headers: Headers = default_headers or {}
        self.default_query: Query = default_query or {}
        self.strict = strict
        self.follow_redirects = follow_redirects
        self.max_answer_bytes = max_answer_bytes
        self.idempotency_header = idempotency_header
        self.on_request = tuple(on_request)
        self.on_response = tuple(on_response)


def merged(old: Options, changes: CommonOptions) -> Options:
    """Options with some of them changed; default headers and queries are merged. Raises TypeError for unknown ones."""
    values: dict[str, Any] = {name: getattr(old, name) for name in Options.__slots__}
    given: dict[str, Any] = {**changes}
    given.pop("http_client", None)
    for name in ("default_headers", "default_query"):
        if f"set_{name}" in given:
            if name in given:
                raise TypeError(
                    f"pass {name} (merged) or set_{name} (replaced), not both"
                )
            given[name] = given.pop(f"set_{name}")
        elif name in given:
            given[name] = {**getattr(old, name), **(given[name] or {})}
    return Options(**{**values, **given})
