"""Calls: configuration, credentials, retries, redirects, errors. Each test runs with both clients."""

from __future__ import annotations

import json
import logging
import time
from email.utils import formatdate
from typing import Any

import httpx2
import pytest

from .conftest import Answer, Mode


def test_a_call_sends_credentials_and_parses(mode: Mode) -> None:
    """The simplest call: bearer token, JSON body, typed answer with its request id."""
    mode.server.will(Answer(headers={"x-request-id": "req_1"}))
    item = mode.run(mode.client().items.create(name=None, count=2))
    seen = mode.server.seen[0]
    assert (seen.method, seen.path, seen.headers["authorization"]) == ("POST", "/v1/items", "Bearer secret-key")
    assert json.loads(seen.body) == {"name": None, "count": 2}
    assert (item.price, item.id, item._request_id) == (1.5, "1", "req_1")


def test_credentials_and_base_url_come_from_the_environment(mode: Mode, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without arguments, the environment's values are used."""
    monkeypatch.setenv("SHOP_API_KEY", "from-env")
    monkeypatch.setenv("SHOP_BASE_URL", mode.server.origin + "/env/")
    client = mode.client(anonymous=True, base_url=None)
    mode.run(client.items.get("1"))
    assert mode.server.seen[0].headers["authorization"] == "Bearer from-env"
    assert mode.server.seen[0].path == "/env/items/1"
    assert client.base_url == mode.server.origin + "/env/"


def test_a_missing_credential_is_named(mode: Mode) -> None:
    """The error names argument and variable; nothing is sent."""
    with pytest.raises(mode.core.MissingCredentials, match=r"api_key=\.\.\. \(or set SHOP_API_KEY\)"):
        mode.run(mode.client(anonymous=True).items.get("1"))
    assert mode.server.seen == []


def test_own_authorization_header_stands_in(mode: Mode) -> None:
    """A header of the caller's replaces the credential; omit drops it."""
    client = mode.client(anonymous=True, default_headers={"Authorization": "Custom x"})
    mode.run(client.items.get("1"))
    mode.run(client.items.get("1", extra_headers={"authorization": mode.core.omit, "X-A": "1"}))
    assert [seen.headers.get("authorization") for seen in mode.server.seen] == ["Custom x", None]
    assert mode.server.seen[1].headers["x-a"] == "1"


@pytest.mark.parametrize(
    ("security", "given", "headers", "path"),
    [
        ((("admin",),), {"admin_key": "a"}, {"x-admin-key": "a", "authorization": None}, "/v1/x"),
        (
            (("bearer", "admin"),),
            {"admin_key": "a", "api_key": "k"},
            {"x-admin-key": "a", "authorization": "Bearer k"},
            "/v1/x",
        ),
        ((("bearer",), ("query",)), {"query_key": "a b"}, {"authorization": None}, "/v1/x?key=a%20b"),
        ((("cookie",),), {"session": "s"}, {"cookie": "session=s"}, "/v1/x"),
        ((("basic",),), {"username": "u", "password": "p"}, {"authorization": "Basic dTpw"}, "/v1/x"),
        ((), {"api_key": "k"}, {"authorization": None}, "/v1/x"),
        (((), ("bearer",)), {"api_key": "k"}, {"authorization": "Bearer k"}, "/v1/x"),
        (((), ("bearer",)), {}, {"authorization": None}, "/v1/x"),
    ],
)
def test_security_alternatives(mode: Mode, security: Any, given: Any, headers: Any, path: str) -> None:
    """The first alternative whose credentials are there is used, AND-ed schemes together, anonymous last."""
    op = mode.core.Operation("GET", "/x", returns=lambda: dict, security=security)
    mode.call(op, mode.client(anonymous=True, **given))
    seen = mode.server.seen[0]
    assert seen.path == path
    assert {name: seen.headers.get(name) for name in headers} == headers


def test_credentials_that_are_functions(mode: Mode) -> None:
    """They are called for each attempt, and once more after a 401; a static key gets no second try."""
    keys = iter(["one", "two", "three"])
    mode.server.will(Answer(status=500), Answer(status=401), Answer())
    mode.run(mode.client(api_key=lambda: next(keys)).items.get("1"))
    assert [seen.headers["authorization"] for seen in mode.server.seen] == ["Bearer one", "Bearer two", "Bearer three"]
    mode.server.will(Answer(status=401))
    with pytest.raises(mode.core.AuthenticationError):
        mode.run(mode.client().items.get("1"))
    assert len(mode.server.seen) == 1


def test_oauth_client_credentials(mode: Mode, shop: Any) -> None:
    """A token is fetched once, reused, and fetched anew after a 401."""
    token_url = mode.server.origin + "/token"
    api = mode.core.Api(
        name="t", schemes=(mode.core.OAuth2("o", token_url=token_url, scopes=("a", "b")),), security=(("o",),)
    )
    client = mode.client(client_id="id", client_secret="s")
    op = mode.core.Operation("GET", "/x", returns=lambda: dict)
    kind = type("Fresh", (type(client),), {"_api": api})
    client = kind(client_id="id", client_secret="s", base_url=mode.server.origin)
    token = b'{"access_token": "t%d", "expires_in": 3600, "token_type": "bearer"}'
    mode.server.will(token % 1, b"{}", b"{}", Answer(status=401), token % 2, b"{}")
    for _ in range(3):
        mode.call(op, client)
    assert [seen.path for seen in mode.server.seen] == ["/token", "/x", "/x", "/x", "/token", "/x"]
    assert mode.server.seen[0].body == b"grant_type=client_credentials&scope=a+b"
    assert mode.server.seen[0].headers["authorization"] == "Basic aWQ6cw=="
    assert [seen.headers["authorization"] for seen in mode.server.seen[1:]][-1] == "Bearer t2"
    mode.run(client.close())


def test_transient_failures_are_retried_with_one_idempotency_key(mode: Mode) -> None:
    """Statuses and broken connections alike; the key and the attempt's number are sent."""
    mode.server.will(Answer(status=503), Answer(drop=True), Answer())
    raw = mode.run(mode.client().with_raw_response.items.create(name="a"))
    assert raw.retries_taken == 2
    assert [seen.headers["x-retry-count"] for seen in mode.server.seen] == ["0", "1", "2"]
    assert len({seen.headers["idempotency-key"] for seen in mode.server.seen}) == 1
    mode.run(mode.client().items.create(name="a", idempotency="mine"))
    assert mode.server.seen[-1].headers["idempotency-key"] == "mine"


@pytest.mark.parametrize(("status", "tries"), [(408, 3), (409, 3), (429, 3), (500, 3), (400, 1), (404, 1), (422, 1)])
def test_which_statuses_are_retried(mode: Mode, status: int, tries: int) -> None:
    """Two retries for what may pass, none for what will not; each status has its own exception."""
    mode.server.will(
        Answer(status=status, body=b'{"error": {"message": "no", "code": "c", "type": "t", "param": "p"}}')
    )
    with pytest.raises(mode.core.StatusError, match="no") as caught:
        mode.run(mode.client().items.get("1"))
    error = caught.value
    assert (error.status, error.code, error.type, error.param, error.retries_taken) == (
        status,
        "c",
        "t",
        "p",
        tries - 1,
    )
    assert len(mode.server.seen) == tries


def test_the_server_has_the_last_word_on_retries(mode: Mode) -> None:
    """x-should-retry overrides the status; a Retry-After above two minutes is not waited for."""
    mode.server.will(Answer(status=400, headers={"x-should-retry": "true"}), Answer())
    mode.run(mode.client().items.get("1"))
    assert len(mode.server.seen) == 2
    mode.server.will(Answer(status=503, headers={"x-should-retry": "false"}))
    with pytest.raises(mode.core.InternalServerError):
        mode.run(mode.client().items.get("1"))
    assert len(mode.server.seen) == 1
    mode.server.will(Answer(status=429, headers={"retry-after": "121"}))
    with pytest.raises(mode.core.RateLimitError) as caught:
        mode.run(mode.client().items.get("1"))
    assert (caught.value.retry_after, len(mode.server.seen)) == (121, 1)


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"retry-after": "7"}, 7),
        ({"retry-after": "1.5"}, 1.5),
        ({"retry-after": "9", "retry-after-ms": "250"}, 0.25),
        *[({"retry-after": bad}, None) for bad in ("0", "-1", "", "nan", "inf", "soon", "Wed, 99 Zzz 9999", "1e999")],
        ({"retry-after": formatdate(time.time() - 60, usegmt=True)}, None),
        ({}, None),
    ],
)
def test_retry_after(shop: Any, headers: dict[str, str], seconds: float | None) -> None:
    """Seconds, dates and milliseconds; what makes no sense is ignored."""
    from specweld_shop._core import retrying

    assert retrying.retry_after(headers) == seconds
    found = retrying.retry_after({"retry-after": formatdate(time.time() + 60, usegmt=True)})
    assert found
    assert 57 < found < 61


def test_backoff_grows_to_a_cap(shop: Any) -> None:
    """0.5, 1, 2, 4, 8, 8... less a quarter at most; safe for absurd numbers."""
    from specweld_shop._core import retrying

    for retries, most in [(0, 0.5), (1, 1), (2, 2), (3, 4), (4, 8), (99999, 8), (-1100, 0.5)]:
        assert most * 0.75 <= retrying.backoff(retries) <= most


def test_post_is_not_repeated_when_asked_not_to(mode: Mode) -> None:
    """retry_unsafe=False: only safe methods and calls that never reached the server are tried again."""
    mode.server.will(Answer(status=503))
    client = mode.client(retry_unsafe=False)
    with pytest.raises(mode.core.InternalServerError):
        mode.run(client.items.create(name="a"))
    assert len(mode.server.seen) == 1
    with pytest.raises(mode.core.InternalServerError):
        mode.run(client.items.get("a"))
    assert len(mode.server.seen) == 4


def test_timeouts_and_deadlines(mode: Mode) -> None:
    """Per call and per client; the deadline holds over all retries and while an answer trickles in."""
    mode.server.will(Answer(wait=0.5))
    with pytest.raises(mode.core.TimeoutError) as caught:
        mode.run(mode.client(max_retries=0).items.get("1", timeout=0.05))
    assert isinstance(caught.value, TimeoutError)
    started = time.monotonic()
    with pytest.raises(mode.core.TimeoutError):
        mode.run(mode.client(max_retries=50, deadline=0.2).items.get("1"))
    assert time.monotonic() - started < 1
    mode.server.will(Answer(pieces=[b" "] * 100, pause=0.05))
    started = time.monotonic()
    with pytest.raises(mode.core.TimeoutError, match="deadline"):
        mode.run(mode.client(deadline=0.2).items.get("1"))
    assert time.monotonic() - started < 2


def test_no_connection(mode: Mode) -> None:
    """A refused connection is a ConnectionError of ours and of Python's."""
    with pytest.raises(mode.core.ConnectionError) as caught:
        mode.run(mode.client(base_url="http://127.0.0.1:1", max_retries=1).items.get("1"))
    assert isinstance(caught.value, ConnectionError)
    assert caught.value.retries_taken == 1


def test_answers_can_be_limited(mode: Mode) -> None:
    """More bytes than max_answer_bytes are refused while they come."""
    mode.server.will(Answer(body=b'{"id": "' + b"x" * 5000 + b'"}'))
    with pytest.raises(mode.core.AnswerTooLarge):
        mode.run(mode.client(max_answer_bytes=1000).items.get("1"))
    assert len(mode.run(mode.client(max_answer_bytes=10000).items.get("1")).id) == 5000


def test_redirects_keep_secrets_at_home(mode: Mode) -> None:
    """Followed with credentials on the same origin, without them to another; not at all when told so."""
    mode.server.will(Answer(status=302, headers={"location": "/elsewhere"}), Answer())
    mode.run(mode.client().items.get("1"))
    assert mode.server.seen[1].headers["authorization"] == "Bearer secret-key"
    other = mode.server.origin.replace("127.0.0.1", "localhost")
    op = mode.core.Operation("GET", "/x", returns=lambda: dict, security=(("admin", "cookie", "bearer"),))
    mode.server.will(Answer(status=307, headers={"location": other + "/x"}), Answer())
    mode.call(op, mode.client(api_key="k", admin_key="a", session="s"))
    assert mode.server.seen[0].headers["x-admin-key"] == "a"
    assert not {"authorization", "x-admin-key", "cookie"} & set(mode.server.seen[1].headers)
    mode.server.will(Answer(status=302, headers={"location": "/elsewhere"}))
    with pytest.raises(mode.core.StatusError) as caught:
        mode.run(mode.client(follow_redirects=False).items.get("1"))
    assert (caught.value.status, caught.value.headers["location"]) == (302, "/elsewhere")


def test_endless_redirects_end(mode: Mode) -> None:
    """After twenty of them."""
    mode.server.will(Answer(status=302, headers={"location": "/again"}))
    with pytest.raises(mode.core.TransportError, match="20 redirects"):
        mode.run(mode.client().items.get("1"))


@pytest.mark.parametrize(
    ("body", "message", "code"),
    [
        (b'{"error": {"message": "m", "code": 7}}', "m", 7),
        (b'{"error": "m"}', "m", None),
        (b'{"detail": [{"loc": ["body", "n"], "msg": "m"}]}', "body.n: m", None),
        (b'{"detail": "m"}', "m", None),
        (b'{"code": 22, "message": "m", "data": null}', "m", 22),
        (b'{"type": "about:blank", "title": "t", "detail": "m"}', "m", None),
        (b'{"errors": [{"message": "m", "code": "c"}]}', "m", "c"),
        (b'{"error": "invalid_grant", "error_description": "m"}', "m", "invalid_grant"),
        (b'{"success": false, "msg": "m", "errorCode": "c"}', "m", "c"),
        (b"m\n", "m", None),
        (b"", "no explanation", None),
        (b"[]", "no explanation", None),
    ],
)
def test_all_shapes_of_errors(mode: Mode, body: bytes, message: str, code: object) -> None:
    """One exception shows message and code of every common error body."""
    mode.server.will(Answer(status=400, body=body))
    with pytest.raises(mode.core.BadRequestError) as caught:
        mode.run(mode.client().items.get("1"))
    assert caught.value.message.endswith(f": {message}")
    assert caught.value.code == code


def test_documented_errors_are_typed(mode: Mode) -> None:
    """The body of a documented status is of its type."""
    mode.server.will(Answer(status=418, body=b'{"reason": "teapot", "code": 3, "more": 1}'))
    with pytest.raises(mode.core.StatusError) as caught:
        mode.run(mode.client().items.get("1"))
    assert (caught.value.body.reason, caught.value.body.more, caught.value.code) == ("teapot", 1, 3)


def test_copies(mode: Mode) -> None:
    """with_options changes some options of a copy, merges headers and queries, and shares the connections."""
    client = mode.client(default_headers={"x-a": "1"}, default_query={"q": "1"})
    copy = client.with_options(max_retries=0, timeout=5, default_headers={"x-b": "2"}, default_query={"r": [1, 2]})
    mode.run(copy.items.get("1"))
    assert (mode.server.seen[0].headers["x-a"], mode.server.seen[0].headers["x-b"]) == ("1", "2")
    assert mode.server.seen[0].path == "/v1/items/1?q=1&r=1&r=2"
    assert (client.options.max_retries, copy.options.max_retries, copy.options.timeout) == (2, 0, 5)
    mode.run(client.copy(credentials={"api_key": "other"}).items.get("1", extra_query={"q": "x"}))
    assert mode.server.seen[1].headers["authorization"] == "Bearer other"
    assert mode.server.seen[1].path == "/v1/items/1?q=x"
    mode.run(client.close())
    assert copy.is_closed
    with pytest.raises(mode.core.ApiError, match="closed"):
        mode.run(client.with_options(timeout=1).items.get("1"))


def test_wrong_options_are_refused(mode: Mode) -> None:
    """Unknown options, a wrong max_retries and the other kind of HTTP client are TypeErrors."""
    for options in ({"max_retries": None}, {"max_retries": -1}, {"tiemout": 3}):
        with pytest.raises(TypeError):
            mode.client(**options)
    wrong: Any = httpx2.AsyncClient() if mode.name == "sync" else httpx2.Client()
    with pytest.raises(TypeError, match="http_client must be"):
        mode.client(http_client=wrong)


def test_own_http_client(mode: Mode) -> None:
    """Its headers, cookies and timeout are honoured, and it is not closed with the client."""
    kind: Any = httpx2.Client if mode.name == "sync" else httpx2.AsyncClient
    http = kind(headers={"x-own": "1", "user-agent": "mine"}, timeout=0.05)
    client = mode.client(http_client=http, max_retries=0)
    mode.run(client.items.get("1"))
    assert mode.server.seen[0].headers["x-own"] == "1"
    assert mode.server.seen[0].headers["user-agent"] == "mine"
    mode.server.will(Answer(wait=0.4))
    with pytest.raises(mode.core.TimeoutError):
        mode.run(client.items.get("1"))
    mode.run(client.close())
    assert not http.is_closed


def test_nothing_secret_is_logged(mode: Mode, caplog: pytest.LogCaptureFixture) -> None:
    """Logs tell method, URL, status and retries; the reprs of clients, schemes and exceptions hold no secret."""
    caplog.set_level(logging.DEBUG)
    mode.server.will(Answer(status=500), Answer())
    op = mode.core.Operation("GET", "/x", returns=lambda: dict, security=(("query", "bearer"),))
    client = mode.client(api_key="secret-key", query_key="hidden-key")
    mode.call(op, client)
    text = (
        caplog.text + repr(client) + "".join(repr(record.args) for record in caplog.records if record.name != "asyncio")
    )
    assert "GET" in text
    assert "/v1/x" in text
    assert "retrying" in text
    shown = [record.getMessage() for record in caplog.records if not record.name.startswith("httpcore2")]
    assert not any("secret-key" in line or "hidden-key" in line for line in shown)
    assert any(record.name == "specweld_shop" for record in caplog.records)


def test_hooks(mode: Mode) -> None:
    """They see each attempt and each answer."""
    seen: list[str] = []
    mode.server.will(Answer(status=500), Answer())
    client = mode.client(
        on_request=[lambda request: seen.append(request.method)],
        on_response=[lambda response: seen.append(str(response.status_code))],
    )
    mode.run(client.items.get("1"))
    assert seen == ["GET", "500", "GET", "200"]


def test_no_base_url_is_named(mode: Mode) -> None:
    """An API without a usable server says what to pass."""
    client = mode.client()
    api = mode.core.Api(name="t", servers=(mode.core.Server("/v1"),), base_url_env="T_URL")
    bare = type("Bare", (type(client),), {"_api": api})()
    with pytest.raises(mode.core.InvalidArgument, match=r"'/v1'.*base_url='https://...' or set T_URL"):
        mode.call(mode.core.Operation("GET", "/x"), bare)


def test_servers_with_variables(mode: Mode) -> None:
    """The first server with its variables is the base URL; an operation's own server wins over it."""
    client = mode.client(base_url=None, server_variables={"region": "us"})
    assert client.base_url == "https://us.shop.test/v1/"
    op = mode.core.Operation("GET", "/x", servers=(mode.server.origin + "/other",))
    mode.call(op, client)
    assert mode.server.seen[0].path == "/other/x"


@pytest.mark.parametrize("given", ["option", "environment", "attribute"])
def test_servers_that_somebody_gave(mode: Mode, given: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever says where the API is moves operations with a server of their own, too: nothing leaves a test."""
    monkeypatch.setattr(mode.client()._api, "base_url_env", "MOVED_BASE_URL")
    if given == "environment":
        monkeypatch.setenv("MOVED_BASE_URL", mode.server.origin)
    client = mode.client(base_url=mode.server.origin if given == "option" else None)
    if given == "attribute":
        client.base_url = mode.server.origin
    mode.call(mode.core.Operation("GET", "/x", servers=("https://elsewhere.invalid/v1",)), client)
    assert mode.server.seen[0].path == "/x"
