"""Every operation of whole documents, called with the fewest and with all arguments: what reaches the server fits."""

from __future__ import annotations

import ast
import importlib
import re
import sys
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

import pytest
from werkzeug import Response

import codegen
from conftest import ROOT, SHARED

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from types import ModuleType

    from pytest_httpserver import HTTPServer
    from werkzeug import Request

SPECS = [
    *sorted((ROOT / "specs").glob("*.md")),
    *(path for path in sorted((ROOT / "tests" / "cases").glob("*/spec.*")) if not path.parent.name.startswith("rule_")),
    *sorted((SHARED / "corpus" / "features").glob("2.0/json/*petstore*.json")),
    *sorted((SHARED / "corpus" / "features").glob("3.0/json/*par*.json")),
    *sorted((SHARED / "corpus" / "features").glob("3.1/json/*s*.json"))[:8],
]
"""Ours, and documents of ``../shared/corpus/features`` where that is present."""

VALUES: dict[str, Any] = {
    "str": "a b/c",
    "int": 3,
    "float": 1.5,
    "bool": True,
    "bytes": b"x",
    "FileTypes": b"x",
    "DateTime": "2024-01-01T00:00:00Z",
    "Date": "2024-01-01",
    "Time": "10:00:00",
    "UUID": "9f0c6f7e-1d2b-4c3a-8f00-0000000000ff",
    "Decimal": "1.50",
    "Base64": "eA==",
}


def value(text: str) -> Any:
    """A value for an annotation as ``inspect`` spells it."""
    text = text.replace("builtins.", "")
    if text.startswith(("Sequence[", "list[")):
        return [value(text.partition("[")[2])]
    if text.startswith(("Mapping[", "dict[")):
        return {"key": "value"}
    if match := re.match(r'Literal\[("(?:[^"\\]|\\.)*"|[^,\]]+)', text):
        return ast.literal_eval(match[1])
    return VALUES.get(re.split(r"[ \]|,]", text, maxsplit=1)[0], {"key": "value"})


@pytest.fixture
def package(tmp_path: Path) -> Iterator[ModuleType]:
    """The package ``api`` below this test's folder; forgotten afterwards."""
    sys.path.insert(0, str(tmp_path))
    try:
        yield importlib.import_module("api") if (tmp_path / "api").exists() else pytest.fail("not generated")
    finally:
        sys.path.remove(str(tmp_path))
        for name in [name for name in sys.modules if name == "api" or name.startswith("api.")]:
            del sys.modules[name]


@pytest.fixture(params=SPECS, ids=lambda path: f"{path.parent.name}-{path.name}")
def inspected(request: pytest.FixtureRequest, tmp_path: Path) -> Any:
    """What a document holds, generated as the package ``api``."""
    codegen.generate(request.param, tmp_path, name="api")
    return codegen.inspect(request.param, name="api")


def test_every_operation_can_be_called(inspected: Any, package: ModuleType, httpserver: HTTPServer) -> None:
    """With the required arguments and with all of them, each call makes its own request, with nothing left unfilled."""
    seen: list[Request] = []

    def answer(request: Request) -> Response:
        request.get_data()
        seen.append(request)
        return Response("{}", content_type="application/json")

    httpserver.expect_request(re.compile(".*")).respond_with_handler(answer)
    credentials = {name: "secret" for auth in inspected.auth for name in arguments_of(auth)}
    with package.Client(base_url=httpserver.url_for(""), max_retries=0, **credentials) as client:
        for operation in inspected.operations:
            for some in (True, False):
                seen.clear()
                call(client, operation, required_only=some)
                assert [request.method for request in seen] == [operation.method]
                assert fits(seen[0], operation.path), (seen[0].path, operation.path)


def arguments_of(auth: Any) -> list[str]:
    """The client's arguments for one credential."""
    if auth.kind == "mutualTLS":
        return []
    return [auth.argument, *(["password"] if auth.kind == "basic" else [])]


def call(client: Any, operation: Any, *, required_only: bool) -> None:
    """Call an operation with made-up values; streams are not asked for."""
    method = client
    for name in operation.call.split("."):
        method = getattr(method, name)
    method(
        **{
            argument.python: value(argument.type)
            for argument in operation.arguments
            if (argument.required or not required_only) and argument.wire != "stream"
        }
    )


def fits(request: Request, path: str) -> bool:
    """Whether a request's path is the operation's template, filled in."""
    text = re.escape(urlsplit(path).path if "://" in path else path)
    pattern = re.sub(r"\\\{[^{}]*\\\}", ".+", text)
    return re.search(pattern + "$", unquote(request.path)) is not None
