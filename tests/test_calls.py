"""Which attribute path calls which operation, from small documents."""

from __future__ import annotations

import json
from collections.abc import Mapping

import pytest

from codegen.interpret import interpret
from codegen.plan.calls import calls
from codegen.read import read_text

SAID = {"200": {"description": "", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/One"}}}}}
MANY = {"200": {"description": "", "content": {"application/json": {"schema": {"type": "array", "items": {}}}}}}
SILENT = {"200": {"description": "fine"}}


def _calls(paths: Mapping[str, Mapping[str, object]], ids: Mapping[str, str] = {}) -> dict[str, str]:
    one = {"One": {"type": "object", "properties": {"id": {"type": "string"}}}}
    items = {
        path: {
            m: {"responses": answer} | ({"operationId": ids[path]} if path in ids else {}) for m, answer in item.items()
        }
        for path, item in paths.items()
    }
    document = {
        "openapi": "3.1.0",
        "info": {"title": "T", "version": "1"},
        "paths": items,
        "components": {"schemas": one},
    }
    provider = interpret(read_text("t.json", json.dumps(document).encode()), "t")
    return {key: ".".join(call) for key, call in calls(provider, {}).items()}


@pytest.mark.parametrize(
    ("path", "answer", "call"),
    [
        ("/users", SAID, "users.list"),
        ("/user", SAID, "user.retrieve"),
        ("/user", MANY, "user.list"),
        ("/user", SILENT, "user.list"),
    ],
)
def test_what_has_items_is_listed(path: str, answer: dict[str, object], call: str) -> None:
    """``GET /user`` beside ``GET /user/{id}`` is a list unless its answer says otherwise."""
    found = _calls({path: {"get": answer}, f"{path}/{{id}}": {"get": SAID}})
    assert found[f"GET {path}"] == call
    assert found[f"GET {path}/{{id}}"].endswith("retrieve") is (call.endswith("list"))


def test_what_has_no_items_is_retrieved() -> None:
    """``GET /status`` answers one thing, whatever it is."""
    assert _calls({"/status": {"get": SILENT}}) == {"GET /status": "status.retrieve"}


def test_functions_of_odata_are_methods_and_keys_are_no_names() -> None:
    """``/users/graph.api.delta()`` is something done to users, whatever its arguments, and ``/users({id})`` is one of them."""
    assert _calls(
        {
            "/users": {"get": MANY, "post": SAID},
            "/users('{id}')": {"get": SAID, "delete": SILENT},
            "/users('{id}')/mails": {"get": MANY},
            "/users('{id}')/graph.api.reset": {"post": SILENT},
            "/users/graph.api.delta()": {"get": MANY},
            "/users/graph.api.since(token='{token}',most={most})": {"get": MANY},
            "/users/graph.api.since(token='{token}',most={most})/names": {"get": MANY},
            "/status()": {"get": SAID},
        }
    ) == {
        "GET /users": "users.list",
        "POST /users": "users.create",
        "GET /users('{id}')": "users.retrieve",
        "DELETE /users('{id}')": "users.delete",
        "GET /users('{id}')/mails": "users.mails.list",
        "POST /users('{id}')/graph.api.reset": "users.reset",
        "GET /users/graph.api.delta()": "users.delta",
        "GET /users/graph.api.since(token='{token}',most={most})": "users.since.list",
        "GET /users/graph.api.since(token='{token}',most={most})/names": "users.since.names.list",
        "GET /status()": "status",
    }


PATHS = {"/v1/{name}": {"get": SAID}, "/v1/{name}/lines": {"get": MANY}, "/v1/health": {"get": SAID}}


@pytest.mark.parametrize(
    ("ids", "found"),
    [
        ("shop.orders.get shop.orders.lines.list shop.health", "orders.get orders.lines.list health"),
        ("shop.orders.get shop.orders.list shop.orders.count", "orders.get orders.list orders.count"),
        ("Orders_Get OrderLines_ListAll HealthController_get", "orders.get order_lines.list_all health.get"),
        ("Orders_Get OrderLines_ListAll CheckHealth", "orders.get order_lines.list_all check_health"),
    ],
)
def test_operation_ids_that_are_calls(ids: str, found: str) -> None:
    """Where every operationId names resources and method in one way, they are the calls."""
    assert " ".join(_calls(PATHS, dict(zip(PATHS, ids.split(), strict=True))).values()) == found


@pytest.mark.parametrize("ids", ["Orders_Get Orders_Get Health_Get", "Orders_Get lines Health_Get"])
def test_paths_speak_where_not_every_operation_id_is_a_call(ids: str) -> None:
    """An operationId that is no call, or not unique, says that none is one."""
    found = _calls(PATHS, dict(zip(PATHS, ids.split(), strict=True)))
    assert list(found.values())[1:] == ["lines.list", "health.retrieve"]


@pytest.mark.parametrize("word", ["cached", "overload"])
def test_nothing_hides_the_decorators_of_a_class(word: str) -> None:
    """A resource or method called like a decorator would be taken for it by what follows in the class."""
    assert _calls({f"/things/{word}/{{id}}": {"get": SAID}}) == {
        f"GET /things/{word}/{{id}}": f"things.{word}_.retrieve"
    }


def test_versions_and_formats_are_no_resources() -> None:
    """``/2010-04-01/Calls/{Sid}.json`` is a call; a format is said where there are several."""
    assert _calls(
        {
            "/2010-04-01/Calls.json": {"get": MANY},
            "/2010-04-01/Calls/{Sid}.json": {"get": SAID},
            "/2010-04-01/Calls/{Sid}/Events.json": {"get": MANY},
            "/2010-04-01/Calls/Events.json": {"get": MANY},
            "/banking/v2.2/branches": {"get": MANY},
            "/report.csv": {"get": SAID},
            "/report.xml": {"get": SAID},
        }
    ) == {
        "GET /2010-04-01/Calls.json": "calls.list",
        "GET /2010-04-01/Calls/{Sid}.json": "calls.retrieve",
        "GET /2010-04-01/Calls/{Sid}/Events.json": "calls.events.list_by_sid",
        "GET /2010-04-01/Calls/Events.json": "calls.events.list",
        "GET /banking/v2.2/branches": "banking.v2_2.branches.list",
        "GET /report.csv": "report.csv.retrieve",
        "GET /report.xml": "report.xml.retrieve",
    }
