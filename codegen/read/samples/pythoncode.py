"""Python samples -> calls: the syntax tree is looked at, literals are put together, nothing is run."""

from __future__ import annotations

import ast
import textwrap
import warnings
from typing import Any

import msgspec

from codegen.jsontypes import JSON, as_object
from codegen.read.samples.call import UNKNOWN, Call, call, with_query
from codegen.read.samples.sdk import client_arguments, sdk_call

_METHODS = frozenset({"get", "post", "put", "patch", "delete", "head", "options"})
_CONNECTIONS = {"HTTPSConnection": "https", "HTTPConnection": "http"}
_TRANSPORTS = frozenset({"Session", "Client", "AsyncClient", "ClientSession", *_CONNECTIONS})
_MAX_DEPTH = 40


def python_calls(text: str) -> list[Call]:
    """The calls that ``requests``, ``httpx``, ``http.client`` and OpenAI's SDK would make in ``text``."""
    tree = _tree(text)
    if tree is None:
        return []
    reader = _Reader(tree)
    found = (reader.call(node) for node in ast.walk(tree) if isinstance(node, ast.Call))
    return [each for each in found if each is not None]


def python_literal(text: str) -> JSON:
    """The value of a dictionary or list as Python prints it; ``None`` if ``text`` is something else."""
    try:
        value = ast.literal_eval(text.strip())
        return msgspec.to_builtins(value, str_keys=True) if isinstance(value, (dict, list)) else None
    except (ValueError, TypeError, SyntaxError, RecursionError, MemoryError, OverflowError):
        return None


def _tree(text: str) -> ast.Module | None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return ast.parse(textwrap.dedent(text))
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            return None


class _Reader:
    """The names that a sample gives to values, and what its expressions mean with them."""

    def __init__(self, tree: ast.Module) -> None:
        self.names: dict[str, list[ast.expr]] = {}
        for node in ast.walk(tree):
            match node:
                case (
                    ast.Assign(targets=[ast.Name(id=name)], value=value)
                    | ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value)
                    | ast.withitem(context_expr=value, optional_vars=ast.Name(id=name))
                ):
                    self.names.setdefault(name, []).append(value)
                case _:
                    pass

    def _named(self, name: str, line: int) -> ast.expr | None:
        """What ``name`` means at a line: what it was last set to above, for samples reuse names in each function."""
        before = [value for value in self.names.get(name, []) if value.lineno <= line]
        return max(before, key=lambda value: value.lineno) if before else None

    def call(self, node: ast.Call) -> Call | None:
        """The HTTP call that ``node`` makes, if it is one."""
        if not isinstance(node.func, ast.Attribute):
            return None
        chain = _chain(node.func)
        keywords = self._keywords(node)
        arguments = [self.value(each) for each in node.args]
        if chain and (client := self._client(chain[0], node.lineno)) is not None:
            return sdk_call(chain[1:], client, keywords)
        if node.func.attr in _METHODS:
            return _request(node.func.attr, arguments, keywords)
        if node.func.attr == "request" and arguments:
            host = self._connection(chain[0] if chain else "", node.lineno)
            return (
                _on_connection(host, arguments, keywords)
                if host
                else _request(str(arguments[0]), arguments[1:], keywords)
            )
        return None

    def _keywords(self, node: ast.Call) -> dict[str, Any]:
        return {each.arg: self.value(each.value) for each in node.keywords if each.arg}

    def _client(self, name: str, line: int) -> dict[str, Any] | None:
        """The arguments that the object called ``name`` was made with; ``None`` when it is no SDK's client."""
        made = self._named(name, line)
        if not isinstance(made, ast.Call) or not _last(made.func)[:1].isupper() or _last(made.func) in _TRANSPORTS:
            return None
        return client_arguments(_last(made.func), self._keywords(made))

    def _connection(self, name: str, line: int) -> str:
        """``https://host`` of the ``http.client`` connection called ``name``."""
        made = self._named(name, line)
        if not isinstance(made, ast.Call) or _last(made.func) not in _CONNECTIONS or not made.args:
            return ""
        host = self.value(made.args[0])
        return f"{_CONNECTIONS[_last(made.func)]}://{host}" if isinstance(host, str) else ""

    def value(self, node: ast.expr | None, depth: int = 0) -> Any:
        """What an expression means, or ``UNKNOWN``."""
        if depth > _MAX_DEPTH:
            return UNKNOWN
        match node:
            case ast.Constant(value=value):
                return value if isinstance(value, (str, int, float, bool, type(None))) else UNKNOWN
            case ast.Dict():
                return self._dict(node, depth)
            case ast.List(elts=items) | ast.Tuple(elts=items):
                return [self.value(item, depth + 1) for item in items]
            case ast.Name(id=name):
                return self.value(self._named(name, node.lineno), depth + 1)
            case ast.JoinedStr(values=parts):
                return "".join(self._part(part, depth) for part in parts)
            case ast.UnaryOp(op=ast.USub(), operand=operand):
                number = self.value(operand, depth + 1)
                return -number if isinstance(number, (int, float)) else UNKNOWN
            case ast.BinOp(op=ast.Add(), left=left, right=right):
                return self._sum(left, right, depth)
            case ast.Call():
                return self._through(node, depth)
            case _:
                return UNKNOWN

    def _dict(self, node: ast.Dict, depth: int) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for key, value in zip(node.keys, node.values, strict=True):
            if key is None:
                result.update(as_object(self.value(value, depth + 1)))
            else:
                result[str(self.value(key, depth + 1))] = self.value(value, depth + 1)
        return result

    def _part(self, part: ast.expr, depth: int) -> str:
        if isinstance(part, ast.FormattedValue):
            value = self.value(part.value, depth + 1)
            return _placeholder(part.value) if value is UNKNOWN else str(value)
        return str(self.value(part, depth + 1))

    def _sum(self, left: ast.expr, right: ast.expr, depth: int) -> Any:
        values = [(self.value(side, depth + 1), side) for side in (left, right)]
        if not any(isinstance(value, str) for value, _ in values):
            return UNKNOWN
        return "".join(value if isinstance(value, str) else _placeholder(side) for value, side in values)

    def _through(self, node: ast.Call, depth: int) -> Any:
        """A call whose value is its argument's (``json.dumps``) or its object's (``.encode()``)."""
        name = _last(node.func)
        if name in {"dumps", "dict", "str"} and len(node.args) == 1:
            return self.value(node.args[0], depth + 1)
        if name == "dict":
            return self._keywords(node)
        if name in {"encode", "strip"} and isinstance(node.func, ast.Attribute):
            return self.value(node.func.value, depth + 1)
        if name in {"getenv", "get"} and node.args:
            variable = self.value(node.args[0], depth + 1)
            return f"<{variable}>" if isinstance(variable, str) and variable.isupper() else UNKNOWN
        return UNKNOWN


def _request(method: str, arguments: list[Any], keywords: dict[str, Any]) -> Call | None:
    """A call in the manner of ``requests`` and ``httpx``."""
    url = arguments[0] if arguments else keywords.get("url")
    if not isinstance(url, str) or "/" not in url:
        return None
    body = next((keywords[key] for key in ("json", "data", "content", "files") if key in keywords), None)
    if body is None and len(arguments) > 1 and method in {"post", "put", "patch"}:
        body = arguments[1]
    return call(method, with_query(url, keywords.get("params")), keywords.get("headers"), _decoded(body))


def _on_connection(host: str, arguments: list[Any], keywords: dict[str, Any]) -> Call | None:
    """A call in the manner of ``http.client``: method, path, body, headers."""
    method, path, body, headers = (*arguments, *[None] * 4)[:4]
    if not isinstance(path, str):
        return None
    url = path if "://" in path else f"{host}{path}"
    body = _decoded(keywords.get("body", body))
    return call(str(method), url, keywords.get("headers", headers), body if body not in ("", UNKNOWN) else None)


def _decoded(body: Any) -> Any:
    """JSON written as a text, as its value."""
    if not isinstance(body, str):
        return body
    try:
        return ast.literal_eval(body) if body.lstrip()[:1] in {"{", "["} else None
    except (ValueError, SyntaxError, RecursionError, MemoryError):
        return None


def _chain(node: ast.Attribute) -> list[str]:
    """``client.images.generate`` as its names; empty when it does not start with a name."""
    names: list[str] = []
    inner: ast.expr = node
    while isinstance(inner, ast.Attribute):
        names.append(inner.attr)
        inner = inner.value
    return [inner.id, *reversed(names)] if isinstance(inner, ast.Name) else []


def _last(node: ast.expr) -> str:
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case _:
            return ""


def _placeholder(node: ast.expr) -> str:
    return f"{{{_last(node) or 'value'}}}"
