"""JavaScript samples -> calls: ``fetch``, ``axios`` and OpenAI's SDK. Literals are read, nothing is run."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from codegen.finding import InputError
from codegen.jsontypes import as_object
from codegen.read.jsontext import parse_json
from codegen.read.parsed import Place
from codegen.read.samples.call import UNKNOWN, Call, call, with_query
from codegen.read.samples.jsvalues import Values
from codegen.read.samples.sdk import client_arguments, sdk_call

_CALL = re.compile(
    r"(?<![\w.$])(?P<name>fetch|axios|axios\.\w+|[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)+)\s*(?:<[^>()]*>)?\("
)
_CLIENT = re.compile(r"(?P<name>[A-Za-z_$][\w$]*)\s*(?::[^=;\n]+)?=\s*new\s+(?P<kind>[A-Z]\w*)\s*\(")
_METHODS = frozenset({"get", "post", "put", "patch", "delete", "head", "options"})
_BODILESS = frozenset({"get", "delete", "head", "options"})


def javascript_calls(text: str) -> list[Call]:
    """The calls that ``text`` makes."""
    values = Values(text)
    clients = {
        found["name"]: client_arguments(found["kind"], _options(values.arguments(found.end()), 0))
        for found in _CLIENT.finditer(text)
    }
    return list(_calls(text, values, clients))


def _calls(text: str, values: Values, clients: dict[str, dict[str, Any]]) -> Iterator[Call]:
    for found in _CALL.finditer(text):
        names = found["name"].split(".")
        if names[0] == "fetch" or names[0] == "axios" or names[0] in clients:
            arguments = values.arguments(found.end())
            made = _call(names, arguments, clients)
            if made is not None:
                yield made


def _call(names: list[str], arguments: list[Any], clients: dict[str, dict[str, Any]]) -> Call | None:
    if names[0] in clients:
        return sdk_call(names[1:], clients[names[0]], _options(arguments, 0))
    if names[0] == "fetch":
        return _fetch(arguments)
    return _axios(names[1] if len(names) > 1 else "request", arguments)


def _options(arguments: list[Any], index: int) -> dict[str, Any]:
    return as_object(arguments[index]) if len(arguments) > index else {}


def _fetch(arguments: list[Any]) -> Call | None:
    options = _options(arguments, 1)
    body = _decoded(options.get("body"))
    method = options.get("method", "POST" if body is not None else "GET")
    return call(_text(method, "GET"), arguments[0] if arguments else None, options.get("headers"), body)


def _axios(method: str, arguments: list[Any]) -> Call | None:
    if method not in _METHODS:
        options = _options(arguments, 0)
        url, body = options.get("url"), options.get("data")
        method = _text(options.get("method"), "GET")
    else:
        url = arguments[0] if arguments else None
        options = _options(arguments, 1 if method in _BODILESS else 2)
        body = options.get("data") if method in _BODILESS else (arguments[1] if len(arguments) > 1 else None)
    if not isinstance(url, str):
        return None
    base = options.get("baseURL")
    url = f"{base.rstrip('/')}/{url.lstrip('/')}" if isinstance(base, str) and "://" not in url else url
    return call(method, with_query(url, options.get("params")), options.get("headers"), _decoded(body))


def _text(value: Any, default: str) -> str:
    return value if isinstance(value, str) else default


def _decoded(body: Any) -> Any:
    """JSON written as a text, as its value."""
    if body is UNKNOWN or not isinstance(body, str):
        return body
    if body.lstrip()[:1] not in {"{", "["}:
        return None
    try:
        return parse_json(Place(""), body).root
    except InputError:
        return None
